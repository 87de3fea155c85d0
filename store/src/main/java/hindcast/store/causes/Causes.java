package hindcast.store.causes;

import hindcast.store.causes.CauseNode.Command;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseNode.Unknown;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.cause.CauseReads;
import hindcast.store.jdbc.cause.CauseReads.Wanted;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What caused an event and what it caused, across aggregates: `causationId` names the event or the command that caused one, `correlationId` the wider flow
/// that it belongs to. However much there is, a graph has at most [CauseGraph#MOST] nodes, each level is one statement, and what was not read is counted.
///
/// @param source the pool; it writes nothing
public record Causes(DataSource source) {
    /// Levels of effects that one sees at first.
    public static final int LEVELS = 3;

    /// Effects of a node that are opened at once.
    static final int FAN = 20;
    /// Levels of causes that are climbed at once; nearly every chain ends before.
    static final int CLIMB = 200;
    /// Events of a flow that are opened at once, to either side.
    static final int PAGE = 100;

    /// The causes of a subject, up to the first, and its effects.
    ///
    /// @param levels of effects, from 0
    /// @return empty when the store knows nothing of that id, nor names it
    /// @throws hindcast.store.StoreException when the store is away
    public Optional<CauseGraph> around(CauseSubject subject, int levels) {
        return read(subject, reads -> {
            Optional<CauseNode> start = start(reads, subject);
            return start.isEmpty() ? Optional.empty() : Optional.of(around(reads, start.get(), levels));
        });
    }

    /// The effects of a subject alone; its causes are counted.
    ///
    /// @return as [#around]
    public Optional<CauseGraph> effects(CauseSubject subject, int levels) {
        return read(subject, reads -> {
            Optional<CauseNode> start = start(reads, subject);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            Growth growth = new Growth(reads, start.get());
            growth.descend(List.of(start.get()), levels);
            return Optional.of(growth.graph());
        });
    }

    /// The flow of a subject: the events of its correlation id around it, with their causes. A subject that belongs to no flow is answered with its
    /// nearest causes and effects.
    ///
    /// @return empty when the store knows nothing of that id
    public Optional<CauseGraph> flow(CauseSubject subject) {
        return read(subject, reads -> {
            Optional<CauseNode> start = start(reads, subject);
            Optional<Event> event = start.isEmpty() ? Optional.empty() : event(reads, start.get());
            Optional<String> flow = event.flatMap(known -> known.metadata().correlationId());
            if (flow.isEmpty()) {
                return start.isEmpty() ? Optional.empty() : Optional.of(around(reads, start.get(), 1));
            }
            Growth growth = new Growth(reads, start.get());
            growth.begin(flow.get(), event.get());
            return Optional.of(growth.graph());
        });
    }

    /// The graph with one of its branches opened: the next effects, the further causes, the next events of the flow.
    public CauseGraph opened(CauseGraph graph, Branch branch) {
        return read(branch.at().id(), reads -> {
            Growth growth = new Growth(reads, graph);
            switch (branch.side()) {
                case CAUSES -> growth.climb(List.of(branch.at()), CLIMB);
                case EFFECTS -> growth.descend(List.of(branch.at()), 1);
                case EARLIER -> growth.earlier();
                case LATER -> growth.later();
            }
            return growth.graph();
        });
    }

    /// The graph with what was appended since it was read: further effects of nodes whose effects were all here, or the next events of its flow. Beside a
    /// branch that is not open it is only counted.
    ///
    /// @param after a position that was read, below all that was appended since
    public CauseGraph grown(CauseGraph graph, long after) {
        return read(graph.start().id(), reads -> {
            Growth growth = new Growth(reads, graph);
            List<CauseNode> goOn = growth.unread(after);
            if (graph.flow() == null) {
                growth.descend(goOn, LEVELS);
            } else if (graph.branch(graph.start(), Branch.Side.LATER).isEmpty()) {
                growth.later();
            }
            return growth.graph();
        });
    }

    private static CauseGraph around(CauseReads reads, CauseNode start, int levels) throws SQLException {
        Growth growth = new Growth(reads, start);
        growth.climb(List.of(start), CLIMB);
        growth.descend(List.of(start), levels);
        return growth.graph();
    }

    private static Optional<CauseNode> start(CauseReads reads, CauseSubject subject) throws SQLException {
        return switch (subject) {
            case CauseSubject.At(var stream, int version) -> reads.at(stream, version).map(Event::of);
            case CauseSubject.Named(String id) -> {
                CauseNode named = Growth.named(id, reads.named(List.of(id), FAN));
                boolean known = !(named instanceof Unknown) || !reads.effects(List.of(new Wanted(id, false, 0)), 1, 1).isEmpty();
                yield known ? Optional.of(named) : Optional.empty();
            }
        };
    }

    /// The event that says to which flow a node belongs.
    private static Optional<Event> event(CauseReads reads, CauseNode node) throws SQLException {
        return switch (node) {
            case Event event -> Optional.of(event);
            case Command command -> first(reads.effects(List.of(new Wanted(command.id(), true, 0)), 1, 1));
            case Unknown unknown -> first(reads.effects(List.of(new Wanted(unknown.id(), false, 0)), 1, 1));
        };
    }

    private static Optional<Event> first(List<CauseReads.Found> found) {
        return found.stream().map(Event::of).findFirst();
    }

    private <T> T read(Object subject, Reading<T> reading) {
        Task task = Task.reading("The causes of " + subject + " could not be read");
        return new Db(source).run(task, connection -> reading.with(new CauseReads(connection)));
    }

    /// What is read over one connection.
    @FunctionalInterface
    private interface Reading<T> {
        T with(CauseReads reads) throws SQLException;
    }
}
