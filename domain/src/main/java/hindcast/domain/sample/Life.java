package hindcast.domain.sample;

import hindcast.store.Bulk.Placement;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One aggregate of the sample while it lives: commands are decided by its real rules, and what they cause is placed in its stream.
final class Life<S, C, E> {
    /// Who issues a command, and in which flow.
    ///
    /// @param cause the event that made somebody issue it; null when a person did so unasked
    /// @param ip    where that person sits; null for programs
    record Origin(String correlation, @Nullable String cause, String user, @Nullable String ip, @Nullable String agent) {
        /// A program that reacts to an event.
        static Origin reaction(String correlation, String cause, String user) {
            return new Origin(correlation, cause, user, null, null);
        }

        /// Somebody of the shop.
        static Origin staff(String correlation, String user) {
            return new Origin(correlation, null, user, null, null);
        }
    }

    private final Aggregate<S, C, E> aggregate;
    private final StreamId stream;
    private final Chance chance;
    private final Consumer<Placement> log;
    private S state;
    private int version;
    private String lastEvent = "";

    Life(Aggregate<S, C, E> aggregate, String id, Chance chance, Consumer<Placement> log) {
        this.aggregate = aggregate;
        this.stream = new StreamId(aggregate.type(), id);
        this.chance = chance;
        this.log = log;
        this.state = aggregate.decider().initial();
    }

    S state() {
        return state;
    }

    /// The id of its newest event; empty before the first.
    String lastEvent() {
        return lastEvent;
    }

    /// Issues a command that may be refused.
    Decision<E> ask(C command, Origin origin, Instant now) {
        Decision<E> decision = aggregate.decider().decide(state, command);
        if (decision instanceof Decision.Accepted<E>(var events)) {
            String commandId = chance.uuid();
            events.forEach(event -> place(event, metadata(origin, commandId), now));
        }
        return decision;
    }

    /// Issues a command that the rules accept.
    ///
    /// @throws IllegalStateException when they do not: then the sample is wrong
    void issue(C command, Origin origin, Instant now) {
        if (ask(command, origin, now) instanceof Decision.Rejected<E>(var reason)) {
            throw new IllegalStateException("%s of the sample cannot take %s: %s".formatted(stream, command, reason));
        }
    }

    private void place(E event, Metadata metadata, Instant now) {
        state = aggregate.decider().evolve(state, event, now);
        version++;
        lastEvent = chance.uuid();
        NewEvent stored = aggregate.codec().encode(event, lastEvent, metadata, now);
        log.accept(new Placement(stream, version, stored));
    }

    private static Metadata metadata(Origin origin, String commandId) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Metadata.CORRELATION_ID, origin.correlation());
        values.put(Metadata.CAUSATION_ID, origin.cause() == null ? commandId : origin.cause());
        values.put(Metadata.USER_ID, origin.user());
        values.put(Metadata.COMMAND_ID, commandId);
        if (origin.ip() != null && origin.agent() != null) {
            values.put("userIp", origin.ip());
            values.put("userAgent", origin.agent());
        }
        return Metadata.of(values);
    }
}
