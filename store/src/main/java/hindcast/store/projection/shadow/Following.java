package hindcast.store.projection.shadow;

import hindcast.store.EventStore;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Reads;
import hindcast.store.projection.Projection;
import hindcast.store.projection.fold.Projector;
import hindcast.store.projection.table.Served;
import java.util.function.BooleanSupplier;

/// Brings a generation that nobody sees forward along the log. Used by one thread.
public final class Following {
    private static final long STRETCH = 5_000;

    private final Reads reads;
    private final Projector<?, ?, ?> projector;

    /// @param shadow the generation, with its checkpoint
    public Following(Db db, EventStore store, Projection<?, ?, ?> projection, Served shadow) {
        this.reads = new Reads(db);
        this.projector = Projector.shadow(db, store, projection, shadow);
    }

    /// Every event up to this position is in its rows.
    public long position() {
        return projector.position();
    }

    /// Brings it to a position, if it is before it.
    ///
    /// @param until at most the safe mark
    /// @param goOn  asked between two stretches
    /// @return false when it was not to go on
    /// @throws hindcast.store.projection.fold.Stopped at an event that cannot be folded; what is before it is in the rows
    public boolean to(long until, BooleanSupplier goOn) {
        while (projector.position() < until) {
            long next = Math.min(until, projector.position() + STRETCH);
            if (projector.put(reads.bulk(projector.position(), next), next) == Projector.Result.NOT_WANTED || !goOn.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }
}
