package hindcast.store.projection.rebuild;

import hindcast.store.EventStore;
import hindcast.store.jdbc.Db;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.shadow.Claim;
import hindcast.store.projection.table.Served;

/// Where a rebuild is made.
///
/// @param holder what this process is called, for who asks who is at work
record Site(Db db, EventStore store, Projection<?, ?, ?> projection, Bounds bounds, String holder) {
    /// Whether the program's fold makes the rows of a generation.
    boolean makes(Served generation) {
        return generation.revision() == projection.revision() && generation.columns().equals(RowShape.of(projection.row()).signature());
    }

    /// Whether a generation in service moves on: somebody runs it, and may.
    boolean moves(Served served) {
        return makes(served) && served.running() && !served.failed() && Claim.isRun(db, served.name());
    }
}
