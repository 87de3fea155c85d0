package hindcast.app.log;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Views;
import hindcast.store.log.Condition;
import hindcast.store.log.SafeMark;
import hindcast.store.log.SafeMark.Range;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/// What the window says of the log: head and safe mark, how fast events come, and who holds the mark back. A mark lags behind the head for
/// milliseconds all the time; only one that stays there is spoken of.
public final class MarkModel {
    private static final long APART = TimeUnit.SECONDS.toNanos(1);
    private static final long HELD = TimeUnit.SECONDS.toNanos(5);
    private static final int FEW = 10;

    private final LongSupplier nanos;
    private final Loader<List<Range>> open;
    private final Loader<MarkDetail> detail;
    private final ReadOnlyStringWrapper head = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tailing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper held = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following");
    private final ReadOnlyObjectWrapper<List<String>> notices = new ReadOnlyObjectWrapper<>(this, "notices", List.of());
    private Optional<LiveLog> live = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;
    private long stands;
    private long since;

    /// @param nanos the time, from any start
    public MarkModel(Background background, LongSupplier nanos) {
        this.nanos = nanos;
        this.open = new Loader<>(background);
        this.detail = new Loader<>(background);
        open.state().subscribe(() -> live.flatMap(log -> log.mark().get()).ifPresent(this::tell));
    }

    /// Speaks of another log from now on.
    ///
    /// @param ours whether the server is one that Hindcast runs itself and answers for
    public void show(LiveLog log, boolean ours) {
        subscription.unsubscribe();
        live = Optional.of(log);
        open.clear();
        detail.clear();
        notices.set(List.of());
        stands = -1;
        subscription = Subscription.combine(
                log.mark().subscribe(mark -> mark.ifPresent(this::tell)),
                log.state().subscribe(this::tellRate),
                log.perSecond().subscribe(this::tellRate),
                log.conditions().subscribe(found -> notices.set(ours ? List.of() : worthSaying(found))),
                log.listen(news -> {
                    if (news.replaced()) {
                        notices.set(List.of(Views.text("mark.setBack")));
                    }
                }));
    }

    /// A standby says so in the frame already.
    private static List<String> worthSaying(List<Condition> found) {
        return found.stream().filter(each -> !each.holds() && each.kind() != Condition.Kind.PRIMARY).map(Condition::sentence).toList();
    }

    /// `head 12,481,903`, and the mark where that lags behind.
    ReadOnlyStringProperty head() {
        return head.getReadOnlyProperty();
    }

    /// `tailing · 42 ev/s`.
    ReadOnlyStringProperty tailing() {
        return tailing.getReadOnlyProperty();
    }

    /// Whether events come as they are committed.
    ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Who holds the mark back, once it has been held for some seconds; empty otherwise.
    ReadOnlyStringProperty held() {
        return held.getReadOnlyProperty();
    }

    /// What the user is to be told once.
    ReadOnlyObjectProperty<List<String>> notices() {
        return notices.getReadOnlyProperty();
    }

    /// The mark in full, as it was when it was asked for last.
    ReadOnlyObjectProperty<Load<MarkDetail>> detail() {
        return detail.state();
    }

    /// Looks closer, unless the last look is not answered yet.
    void look() {
        if (!detail.state().get().loading()) {
            live.ifPresent(log -> log.mark().get().ifPresent(mark -> detail.ask(() ->
                    new MarkDetail(mark, log.gaps().open(mark), log.gaps().empty(mark), log.look()))));
        }
    }

    private void tell(SafeMark mark) {
        long now = nanos.getAsLong();
        boolean behind = mark.mark() < mark.head();
        if (!behind || mark.mark() != stands) {
            stands = behind ? mark.mark() : -1;
            since = now;
            open.clear();
        }
        boolean apart = behind && now - since >= APART;
        boolean longer = behind && now - since >= HELD && mark.open().isPresent();
        head.set(apart ? Views.text("mark.apart", mark.head(), mark.mark()) : Views.text("mark.head", mark.head()));
        if (longer && open.state().get() instanceof Load.Idle) {
            live.ifPresent(log -> open.ask(() -> log.gaps().open(mark)));
        }
        held.set(longer && !open.state().get().loading() ? new MarkWords(mark, open.state().get().known().orElse(List.of())).held().orElse("") : "");
    }

    private void tellRate() {
        live.ifPresent(log -> {
            following.set(log.state().get() instanceof LiveLog.State.Following);
            double rate = log.perSecond().get();
            tailing.set(switch (log.state().get()) {
                case LiveLog.State.Beginning() -> "";
                case LiveLog.State.Following() -> Views.text("mark.tailing", rate < FEW ? Math.round(rate * FEW) / (double) FEW : Math.round(rate));
                case LiveLog.State.Away() -> Views.text("mark.away");
            });
        });
    }
}
