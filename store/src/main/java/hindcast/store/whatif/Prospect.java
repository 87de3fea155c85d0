package hindcast.store.whatif;

import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import hindcast.store.command.CommandType;
import hindcast.store.command.Reading;
import hindcast.store.snapshot.Folded;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A stream at a version, as a command would find it: which are possible there, and what each would do. Asks the real rules and the real fold
/// about values in memory; immutable, safe for use by many threads, and quick enough for every keystroke.
///
/// Behind an event that this program does not know or cannot decode everything is refused, as when a command is executed.
public final class Prospect<S, C, E> {
    private final Aggregate<S, C, E> aggregate;
    private final Timeline timeline;
    private final int version;
    private final Instant now;
    private final Folded folded;

    private Prospect(Aggregate<S, C, E> aggregate, Timeline timeline, int version, Instant now) {
        this.aggregate = aggregate;
        this.timeline = timeline;
        this.version = version;
        // As finely as a store records it.
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.folded = timeline.folded(version);
    }

    /// @param aggregate that by which the timeline was folded
    /// @param version   0 (the empty stream) to the newest
    /// @param now       the time of the events that a command would cause
    /// @throws IllegalArgumentException when the timeline is of another type
    public static <S, C, E> Prospect<S, C, E> of(Aggregate<S, C, E> aggregate, Timeline timeline, int version, Instant now) {
        if (timeline.defaultFold() || !timeline.stream().type().equals(aggregate.type())) {
            throw new IllegalArgumentException(timeline.stream() + " was not folded as an " + aggregate.type());
        }
        return new Prospect<>(aggregate, timeline, version, now);
    }

    public int version() {
        return version;
    }

    /// The currency of the money in a command; empty where the state does not know it.
    public Optional<String> currency() {
        return aggregate.commands().currency().apply(state());
    }

    /// Every command, those that are possible first.
    public List<Offer> offers() {
        return aggregate.commands().types().stream()
                .<Offer>map(this::offer)
                .sorted(Comparator.comparing(offer -> !offer.isPossible()))
                .toList();
    }

    private <T extends C> Offer offer(CommandType<S, T> type) {
        T example = type.example(state());
        return new Offer(type, type.draft(state()), type.write(example), switch (decide(example)) {
            case Decision.Rejected<E>(String reason) -> Optional.of(reason);
            case Decision.Accepted<E> _ -> Optional.empty();
        });
    }

    /// What a command would do that somebody wrote down.
    ///
    /// @param name the name of a command of the aggregate
    /// @param json its fields
    /// @throws IllegalArgumentException when there is no such command
    public Preview preview(String name, JsonNode json) {
        CommandType<S, ? extends C> type = aggregate.commands().named(name)
                .orElseThrow(() -> new IllegalArgumentException("No command of " + aggregate.type() + " is named " + name));
        return preview(type.read(json));
    }

    private Preview preview(Reading<? extends C> reading) {
        return switch (reading) {
            case Reading.Read<? extends C>(var command) -> preview(command);
            case Reading.Unread<? extends C>(var problems) -> new Preview.Unread(problems);
        };
    }

    /// What a command would do.
    public Preview preview(C command) {
        return switch (decide(command)) {
            case Decision.Rejected<E>(String reason) -> new Preview.Refused(reason);
            case Decision.Accepted<E>(List<E> events) -> {
                List<Recorded<String>> caused = caused(events);
                yield new Preview.Accepted(caused, timeline.sequel(version, caused));
            }
        };
    }

    private Decision<E> decide(C command) {
        return folded instanceof Folded.Not(String why)
                ? Decision.reject("nothing is decided on %s: %s".formatted(timeline.stream(), why))
                : aggregate.decider().decide(state(), command);
    }

    private List<Recorded<String>> caused(List<E> events) {
        List<Recorded<String>> caused = new ArrayList<>();
        for (E event : events) {
            NewEvent it = aggregate.codec().encode(event, "", Metadata.NONE, now);
            caused.add(new Recorded<>(
                    0, timeline.stream(), version + caused.size() + 1, it.id(), it.type(), it.revision(), now, it.data(), it.metadata()));
        }
        return caused;
    }

    /// The state as the rules know it; the empty one where it is not known.
    @SuppressWarnings("unchecked") // the timeline's states are those of the aggregate's own fold
    private S state() {
        return folded instanceof Folded.To(Object state) ? (S) state : aggregate.decider().initial();
    }
}
