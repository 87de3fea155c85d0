package hindcast.app.command;

import hindcast.app.session.Environment;
import hindcast.app.session.Session;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.command.CommandType;
import hindcast.store.command.Reading;
import hindcast.store.projection.lag.Checkpoints;
import hindcast.store.projection.lag.Checkpoints.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands given to an open store.
public final class StoreIssuer implements Issuer {
    private final Session session;
    private final List<Aggregate<?, ?, ?>> aggregates;
    private final Checkpoints checkpoints;

    /// @param aggregates those whose rules are known
    public StoreIssuer(Session session, List<Aggregate<?, ?, ?>> aggregates) {
        this.session = session;
        this.aggregates = List.copyOf(aggregates);
        this.checkpoints = new Checkpoints(session.projections());
    }

    @Override
    public boolean allowed() {
        return !session.readOnly();
    }

    @Override
    public Optional<String> production() {
        return Optional.of(session.connection()).filter(it -> it.environment() == Environment.PRODUCTION).map(it -> it.name());
    }

    @Override
    public List<Aggregate<?, ?, ?>> aggregates() {
        return aggregates;
    }

    @Override
    public List<Checkpoint> checkpoints(String streamType) {
        return checkpoints.of(streamType);
    }

    @Override
    public Answer issue(Issue issue) {
        return issue(aggregate(issue.stream().type()).orElseThrow(), issue);
    }

    private <S, C, E> Answer issue(Aggregate<S, C, E> aggregate, Issue issue) {
        CommandType<S, ? extends C> type = aggregate.commands().named(issue.name()).orElseThrow();
        return switch (type.read(issue.json())) {
            case Reading.Read<? extends C>(var command) -> execute(aggregate, issue, command);
            case Reading.Unread<? extends C>(var problems) -> throw new IllegalArgumentException("This is no command yet: " + problems.getFirst().sentence());
        };
    }

    private <C, E> Answer execute(Aggregate<?, C, E> aggregate, Issue issue, C command) {
        return switch (session.aggregates().execute(aggregate, Request.of(issue.stream(), command, issue.metadata()).expecting(issue.expected()))) {
            case Outcome.Committed<E>(int version, List<E> events) -> new Answer.Committed(stored(issue.stream(), version - events.size(), version));
            case Outcome.Rejected<E>(String reason) -> new Answer.Rejected(reason);
            case Outcome.Conflict<E>(int _, int actual, var meanwhile) -> new Answer.Conflict(actual, meanwhile);
        };
    }

    private List<Recorded<String>> stored(StreamId stream, int after, int last) {
        List<Recorded<String>> events = new ArrayList<>();
        session.store().read(stream, after, event -> {
            if (event.version() <= last) {
                events.add(event);
            }
        });
        return events;
    }
}
