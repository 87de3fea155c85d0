package hindcast.app.session;

import com.zaxxer.hikari.HikariDataSource;
import hindcast.store.EventStore;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.rebuild.Rebuilds;
import java.util.List;

/// Rebuilds of read models over connections of their own, until it is closed: nobody else waits for one of theirs.
public final class Rebuilding implements AutoCloseable {
    /// Beside one for each worker: one by which it is known who is at work, and some to compare and to swap.
    static final int FURTHER = 5;

    private final HikariDataSource connections;
    private final Rebuilds rebuilds;

    Rebuilding(HikariDataSource connections, List<Projection<?, ?, ?>> projections, Bounds bounds) {
        this.connections = connections;
        this.rebuilds = new Rebuilds(new Projections(connections, projections), EventStore.open(connections), Running.name(), bounds);
    }

    public Rebuilds rebuilds() {
        return rebuilds;
    }

    @Override
    public void close() {
        Pool.close(connections);
    }
}
