package hindcast.app.session;

import com.zaxxer.hikari.HikariDataSource;
import hindcast.store.projection.run.ProjectionRunner;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Projections that this process keeps up to date, until it is closed.
public final class Running implements AutoCloseable {
    /// One by which it holds its projections, one that follows the log, and some that write, one after another.
    static final int CONNECTIONS = 6;

    private final HikariDataSource connections;
    private final ProjectionRunner runner;

    Running(HikariDataSource connections, ProjectionRunner runner) {
        this.connections = connections;
        this.runner = runner;
        runner.start();
    }

    /// What the server calls it: the process and its machine.
    static String name() {
        return "hindcast %d on %s".formatted(ProcessHandle.current().pid(), host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "an unnamed machine";
        }
    }

    @Override
    public void close() {
        try {
            runner.close();
        } finally {
            Pool.close(connections);
        }
    }
}
