package hindcast.store.timeline;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Undecodable;
import hindcast.store.snapshot.Usable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a command is decided on: a stream's newest state, and what the same command did to it before. Filled while the stream is read.
final class Loaded<S, E> implements Consumer<Recorded<String>> {
    private final Aggregate<S, ?, E> aggregate;
    private final Optional<String> commandId;
    private final List<E> repeated = new ArrayList<>();
    private int repeatedVersion;
    private final int from;
    private S state;
    private int version;

    /// @param kept a state to go on from, instead of the beginning
    Loaded(Aggregate<S, ?, E> aggregate, Optional<String> commandId, Optional<Usable<S>> kept) {
        this.aggregate = aggregate;
        this.commandId = commandId;
        this.from = kept.map(Usable::version).orElse(0);
        this.state = kept.map(Usable::state).orElseGet(aggregate.decider()::initial);
        this.version = from;
    }

    /// The version that it went on from; 0 for the beginning.
    int from() {
        return from;
    }

    S state() {
        return state;
    }

    int version() {
        return version;
    }

    /// The events that carry the command's id; empty when it is new or has none.
    List<E> repeated() {
        return repeated;
    }

    /// The version of the last of them.
    int repeatedVersion() {
        return repeatedVersion;
    }

    /// @throws Undecodable when no rule can be checked behind this event
    @Override
    public void accept(Recorded<String> stored) {
        E event = decode(stored);
        state = aggregate.decider().evolve(state, event, stored.recordedAt());
        version = stored.version();
        // A look at the text spares nearly every event the parsing of its metadata.
        if (commandId.isPresent() && stored.metadata().json().contains(commandId.get()) && stored.metadata().commandId().equals(commandId)) {
            repeated.add(event);
            repeatedVersion = version;
        }
    }

    private E decode(Recorded<String> stored) {
        Optional<E> event;
        try {
            event = aggregate.codec().decode(stored);
        } catch (Undecodable unreadable) {
            throw undecided(stored, "cannot be decoded: " + unreadable.getMessage());
        }
        return event.orElseThrow(() -> undecided(stored, "is not known to this program"));
    }

    private static Undecodable undecided(Recorded<String> stored, String why) {
        return new Undecodable("nothing is decided on %s: v%d %s %s".formatted(stored.stream(), stored.version(), stored.type(), why));
    }
}
