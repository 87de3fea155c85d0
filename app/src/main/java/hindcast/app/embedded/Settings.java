package hindcast.app.embedded;

import java.io.IOException;
import java.io.Reader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What the server is told: written anew at each start, so that an update of Hindcast reaches old data.
/// What a user sets with `alter system` is kept and wins.
final class Settings {
    static final String ADDRESS = "127.0.0.1";

    private static final String SERVER = """
            # Written by Hindcast at each start; use "alter system" to change a setting for good.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 50
            shared_buffers = 128MB
            effective_cache_size = 1GB
            maintenance_work_mem = 128MB
            random_page_cost = 1.1
            fsync = on
            synchronous_commit = on
            wal_level = minimal
            max_wal_senders = 0
            logging_collector = on
            log_directory = '../../log'
            log_filename = 'postgres-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_rotation_size = 0
            log_timezone = 'UTC'
            timezone = 'UTC'
            """;
    private static final String ACCESS = """
            # Written by Hindcast at each start.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private Settings() {
    }

    /// Writes both files. The port stays what it was if it is free: instances that outlive a killed server find the next one there.
    static void write(Path cluster) throws IOException {
        Path server = cluster.resolve("postgresql.conf");
        Files.writeString(server, SERVER.formatted(freePort(lastPort(server))));
        Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
    }

    /// Whether another program has taken the port since it was written.
    static boolean portIsTaken(Path cluster) throws IOException {
        int port = lastPort(cluster.resolve("postgresql.conf"));
        return freePort(port) != port;
    }

    private static int lastPort(Path server) throws IOException {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(server)) {
            settings.load(in);
        }
        return Integer.parseInt(settings.getProperty("port", "0"));
    }

    private static int freePort(int wanted) throws IOException {
        try {
            return bindable(wanted);
        } catch (BindException e) {
            return bindable(0);
        }
    }

    private static int bindable(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral(ADDRESS))) {
            return socket.getLocalPort();
        }
    }
}
