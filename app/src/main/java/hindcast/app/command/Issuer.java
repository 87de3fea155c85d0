package hindcast.app.command;

import hindcast.store.Metadata;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.lag.Checkpoints.Checkpoint;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Where commands are given.
public interface Issuer {
    /// A command as it is given.
    ///
    /// @param name     of the command
    /// @param json     its fields; not to be changed
    /// @param expected the version in view of which it is given
    /// @param metadata of every event that it causes
    record Issue(StreamId stream, String name, ObjectNode json, int expected, Metadata metadata) {
    }

    /// Whether any can be: nothing is written in a session that only reads.
    boolean allowed();

    /// The name of the store when it is PRODUCTION, where one confirms what one does.
    Optional<String> production();

    /// The aggregates whose rules are known.
    List<Aggregate<?, ?, ?>> aggregates();

    /// Gives a command and waits for the database.
    Answer issue(Issue issue);

    /// How far the read models of a type of stream have come. Waits for the database.
    List<Checkpoint> checkpoints(String streamType);

    /// The aggregate of a type; empty where nobody knows its rules, or it takes no commands.
    default Optional<Aggregate<?, ?, ?>> aggregate(String type) {
        return aggregates().stream().filter(each -> each.type().equals(type) && !each.commands().types().isEmpty()).findFirst();
    }
}
