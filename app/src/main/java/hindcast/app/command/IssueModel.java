package hindcast.app.command;

import hindcast.app.command.DrawerModel.Here;
import hindcast.app.command.Issuer.Issue;
import hindcast.app.command.form.FormModel;
import hindcast.app.fx.Background;
import hindcast.store.Recorded;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/// One command that is filled in and given: what it would do, told with every letter, and what came of it. It is given in view of the newest version on
/// screen, under an id of its own: the same form given twice, by two clicks or because the connection was lost, is done once. Once anything in it was
/// changed it is another command.
public final class IssueModel {
    /// What has become of it.
    public sealed interface Standing {
        /// It was not given.
        record Filling() implements Standing {
        }

        /// It is on its way.
        record Issuing() implements Standing {
        }

        /// There is an answer.
        record Answered(Answer answer) implements Standing {
        }

        /// There is none, and it may have been done or not: given again, it is done once.
        record Failed(Exception problem) implements Standing {
        }
    }

    /// An answer, and when it came.
    private record Given(Answer answer, long nanos) {
    }

    private final Issuer issuer;
    private final Background background;
    private final Supplier<String> ids;
    private final LongSupplier nanos;
    private final SignatureModel signature;
    private final ArrivalsModel arrivals;
    private final ReadOnlyObjectWrapper<Optional<FormModel>> form = new ReadOnlyObjectWrapper<>(this, "form", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(this, "standing", new Standing.Filling());
    private final ReadOnlyObjectWrapper<List<Recorded<String>>> meanwhile = new ReadOnlyObjectWrapper<>(this, "meanwhile", List.of());
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");
    private final StringProperty confirmation = new SimpleStringProperty(this, "confirmation", "");
    private Optional<Here> here = Optional.empty();
    private Optional<Issue> tried = Optional.empty();
    private Subscription typing = Subscription.EMPTY;
    private String commandId = "";
    private int begun;

    IssueModel(Issuer issuer, Background background, Supplier<String> ids, LongSupplier nanos, String user) {
        this.issuer = issuer;
        this.background = background;
        this.ids = ids;
        this.nanos = nanos;
        this.signature = new SignatureModel(user);
        this.arrivals = new ArrivalsModel(issuer, background, nanos);
        confirmation.subscribe((_, _) -> judge());
        standing.subscribe((_, _) -> judge());
    }

    /// What is filled in; empty when nothing is.
    public ReadOnlyObjectProperty<Optional<FormModel>> form() {
        return form.getReadOnlyProperty();
    }

    /// What it would do at the playhead; empty while nothing is filled in, or the text is no JSON.
    public ReadOnlyObjectProperty<Optional<Preview>> preview() {
        return preview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /// What others have appended since the form was begun.
    public ReadOnlyObjectProperty<List<Recorded<String>>> meanwhile() {
        return meanwhile.getReadOnlyProperty();
    }

    /// Whether it can be given.
    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /// The id of the aggregate, typed by who means it; needed in production alone.
    public StringProperty confirmation() {
        return confirmation;
    }

    public SignatureModel signature() {
        return signature;
    }

    public ArrivalsModel arrivals() {
        return arrivals;
    }

    /// The name of the store when it is PRODUCTION.
    public Optional<String> production() {
        return issuer.production();
    }

    /// Begins to fill one in.
    void begin(Offer offer, Here now) {
        leave();
        FormModel begunForm = new FormModel(offer.type(), offer.draft(), offer.example());
        commandId = ids.get();
        begun = now.timeline().version();
        here = Optional.of(now);
        signature.begin(now.timeline().version() == 0 ? ""
                : now.timeline().event(now.timeline().version()).metadata().correlationId().orElse(""));
        signature.select(now.event());
        form.set(Optional.of(begunForm));
        typing = Subscription.combine(begunForm.json().subscribe(_ -> tell()), begunForm.broken().subscribe((_, _) -> tell()));
    }

    /// Lets go of what was filled in.
    void leave() {
        typing.unsubscribe();
        form.set(Optional.empty());
        preview.set(Optional.empty());
        meanwhile.set(List.of());
        standing.set(new Standing.Filling());
        confirmation.set("");
        tried = Optional.empty();
    }

    /// The playhead stands elsewhere, or the stream has grown.
    void at(Here now) {
        here = Optional.of(now);
        signature.select(now.event());
        if (form.get().isPresent()) {
            // What comes now may be its own events.
            if (now.timeline().version() > begun && !(standing.get() instanceof Standing.Issuing)) {
                meanwhile.set(IntStream.rangeClosed(begun + 1, now.timeline().version()).mapToObj(now.timeline()::event).toList());
            }
            tell();
        }
    }

    /// Gives it, unless it is on its way already or cannot be given.
    public void issue() {
        judge();
        if (ready.get() && form.get().isPresent() && here.isPresent()) {
            Issue issue = issue(form.get().get(), here.get());
            tried = Optional.of(issue);
            standing.set(new Standing.Issuing());
            background.ask(() -> new Given(issuer.issue(issue), nanos.getAsLong()), given -> answered(issue, given), problem -> failed(issue, problem));
        }
    }

    private Issue issue(FormModel filled, Here now) {
        if (tried.filter(before -> !same(before, filled, now)).isPresent()) {
            commandId = ids.get();
        }
        return new Issue(now.timeline().stream(), filled.type().name(), filled.json().get(), now.timeline().version(), signature.metadata(commandId));
    }

    private boolean same(Issue before, FormModel filled, Here now) {
        return before.stream().equals(now.timeline().stream()) && before.json().equals(filled.json().get())
                && before.metadata().equals(signature.metadata(commandId));
    }

    private void failed(Issue issue, Exception problem) {
        if (tried.filter(issue::equals).isPresent()) {
            standing.set(new Standing.Failed(problem));
            here.ifPresent(this::at);
        }
    }

    private void answered(Issue issue, Given given) {
        if (tried.filter(issue::equals).isEmpty()) {
            return;
        }
        switch (given.answer()) {
            case Answer.Committed committed -> {
                leave();
                arrivals.follow(issue.stream().type(), committed.position(), given.nanos());
            }
            case Answer.Conflict(int _, var events) -> meanwhile.set(events);
            case Answer.Rejected _ -> { }
        }
        standing.set(new Standing.Answered(given.answer()));
    }

    private void tell() {
        form.get().ifPresent(filled -> here.ifPresent(now -> {
            if (filled.broken().get().isEmpty()) {
                Preview told = now.prospect().preview(filled.type().name(), filled.json().get());
                filled.tell(told instanceof Preview.Unread(var problems) ? problems : List.of());
                preview.set(Optional.of(told));
            } else {
                preview.set(Optional.empty());
            }
        }));
        judge();
    }

    private void judge() {
        boolean possible = preview.get().filter(Preview.Accepted.class::isInstance).isPresent();
        boolean newest = here.filter(now -> now.newest() && now.timeline().version() >= actual()).isPresent();
        boolean confirmed = production().isEmpty()
                || here.filter(now -> now.timeline().stream().id().equals(confirmation.get().strip())).isPresent();
        ready.set(possible && newest && confirmed && !(standing.get() instanceof Standing.Issuing) && issuer.allowed());
    }

    /// The version that the stream is known to have, which the screen may not show yet.
    private int actual() {
        return standing.get() instanceof Standing.Answered(Answer.Conflict(int version, var _)) ? version : 0;
    }
}
