package hindcast.app.projections.verify;

import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Repair.Repaired;
import hindcast.store.verify.rows.Verdict;
import java.util.List;
import java.util.function.IntConsumer;

/// Compares what is served of projections with their events, and puts rows right. All of it waits for the database.
public interface Checks {
    /// Compares, and writes nothing.
    ///
    /// @param listener what it throws ends it
    Verdict check(String name, ReadModelCheck.Listener listener);

    /// Puts the rows of some streams right.
    ///
    /// @param done told how many were looked at; what it throws ends it
    Repaired repair(String name, List<String> ids, String reason, IntConsumer done);

    /// Why single rows cannot be put right, in a sentence; empty when they can.
    String obstacle(String name);

    /// The type of the streams of a projection.
    String streamType(String name);

    /// Whether nothing can be put right here, as far as it is known without asking.
    boolean readOnly();
}
