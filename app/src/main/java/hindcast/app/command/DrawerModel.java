package hindcast.app.command;

import hindcast.app.command.IssueModel.Standing;
import hindcast.app.fx.Background;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Prospect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The commands of the aggregate on screen: which are possible at the playhead, and one of them that is filled in. It is told where the playhead is while it
/// is open, and does nothing while it is not; the store is asked nothing before a command is given.
public final class DrawerModel {
    /// Where the playhead stands, and what commands would find there.
    ///
    /// @param version 0 to the newest of the timeline
    public record Here(Timeline timeline, int version, Prospect<?, ?, ?> prospect) {
        /// Whether commands act on what is seen.
        public boolean newest() {
            return version == timeline.version();
        }

        /// The event at the playhead; empty before the first one.
        Optional<Recorded<String>> event() {
            return version == 0 ? Optional.empty() : Optional.of(timeline.event(version));
        }
    }

    /// Where what a command needs comes from, beside what is typed.
    ///
    /// @param clock the time of the events that it would cause
    /// @param nanos the time, from any start
    /// @param ids   gives each command its id
    /// @param user  who gives it, unless the user says otherwise
    public record Origin(Supplier<Instant> clock, LongSupplier nanos, Supplier<String> ids, String user) {
    }

    private record Wanted(StreamId stream, String command) {
    }

    private final Issuer issuer;
    private final Supplier<Instant> clock;
    private final IssueModel issue;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper(this, "creating");
    private final ReadOnlyObjectWrapper<Optional<Here>> here = new ReadOnlyObjectWrapper<>(this, "here", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Offer>> offers = new ReadOnlyObjectWrapper<>(this, "offers", List.of());
    private Optional<Wanted> wanted = Optional.empty();

    public DrawerModel(Issuer issuer, Background background, Origin origin) {
        this.issuer = issuer;
        this.clock = origin.clock();
        this.issue = new IssueModel(issuer, background, origin.ids(), origin.nanos(), origin.user());
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /// Whether it is an aggregate that is not there yet.
    public ReadOnlyBooleanProperty creating() {
        return creating.getReadOnlyProperty();
    }

    /// Empty while no stream is shown, or its rules are not known.
    public ReadOnlyObjectProperty<Optional<Here>> here() {
        return here.getReadOnlyProperty();
    }

    /// Every command, those that are possible at the playhead first; none where no rules are known.
    public ReadOnlyObjectProperty<List<Offer>> offers() {
        return offers.getReadOnlyProperty();
    }

    public IssueModel issue() {
        return issue;
    }

    /// Whether commands can be given at all.
    public boolean allowed() {
        return issuer.allowed();
    }

    /// The kinds of aggregates that can be begun.
    public List<String> begun() {
        return issuer.allowed() ? issuer.aggregates().stream().filter(each -> !each.commands().types().isEmpty()).map(Aggregate::type).toList() : List.of();
    }

    /// Opens it: with what was being filled in for the same stream, or the list.
    public void show() {
        open.set(issuer.allowed());
    }

    /// Opens it with a form, as soon as the stream is shown.
    public void show(StreamId stream, String command) {
        show();
        wanted = open.get() ? Optional.of(new Wanted(stream, command)) : Optional.empty();
        here.get().ifPresent(this::choose);
    }

    public void close() {
        open.set(false);
        wanted = Optional.empty();
        issue.arrivals().leave();
    }

    /// The playhead stands here. Called whenever it moves, or the stream grows, while this is open.
    public void at(Timeline timeline, int version) {
        boolean same = here.get().filter(now -> now.timeline() == timeline && now.version() == version).isPresent();
        if (!same) {
            if (here.get().filter(now -> now.timeline().stream().equals(timeline.stream())).isEmpty()) {
                forget();
            }
            put(timeline, version);
            here.get().ifPresent(this::choose);
        }
    }

    /// Begins an aggregate that is not there yet, with the first command that is possible before there is anything.
    ///
    /// @param id not blank
    public void create(String type, String id) {
        if (!issuer.allowed()) {
            return;
        }
        forget();
        creating.set(true);
        open.set(true);
        issuer.aggregate(type).ifPresent(aggregate -> put(nothing(aggregate, id), 0));
        offers.get().stream().filter(Offer::isPossible).findFirst().ifPresent(this::fillIn);
    }

    /// The aggregate that is not there yet gets another id; what is filled in stays.
    ///
    /// @param id not blank
    public void rename(String id) {
        here.get().filter(_ -> creating.get()).flatMap(now -> issuer.aggregate(now.timeline().stream().type()))
                .ifPresent(aggregate -> put(nothing(aggregate, id), 0));
    }

    /// The window went to an aggregate: what was to be created is left, unless it is this one.
    public void arrive(StreamId stream) {
        boolean left = creating.get() && !(isCommitted() && here.get().filter(now -> now.timeline().stream().equals(stream)).isPresent());
        creating.set(false);
        if (left) {
            forget();
            close();
        }
    }

    /// Fills in a command.
    public void fillIn(Offer offer) {
        here.get().ifPresent(now -> issue.begin(offer, now));
    }

    /// Back to the list.
    public void list() {
        issue.leave();
    }

    private boolean isCommitted() {
        return issue.standing().get() instanceof Standing.Answered(Answer.Committed _);
    }

    private void forget() {
        issue.leave();
        issue.arrivals().leave();
        here.set(Optional.empty());
        offers.set(List.of());
    }

    private void put(Timeline timeline, int version) {
        here.set(timeline.defaultFold() ? Optional.empty() : issuer.aggregate(timeline.stream().type())
                .map(aggregate -> new Here(timeline, version, Prospect.of(aggregate, timeline, version, clock.get()))));
        offers.set(here.get().map(now -> now.prospect().offers()).orElse(List.of()));
        here.get().ifPresent(issue::at);
    }

    private void choose(Here now) {
        wanted.filter(it -> it.stream().equals(now.timeline().stream())).ifPresent(it -> {
            wanted = Optional.empty();
            offers.get().stream().filter(offer -> offer.type().name().equals(it.command())).findFirst().ifPresent(this::fillIn);
        });
    }

    private static Timeline nothing(Aggregate<?, ?, ?> aggregate, String id) {
        return Timeline.builder(new StreamId(aggregate.type(), id), new AggregateFold<>(aggregate)).build();
    }
}
