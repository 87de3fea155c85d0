package hindcast.app;

import hindcast.app.connect.Connections;
import hindcast.app.fx.Told;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.cli.program.Environments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;

/// What the user has said of databases in the window, for the command line: it counts for the database, whoever connects to it and how.
///
/// @param saved the connections of the window
record SavedEnvironments(Connections saved) implements Environments {
    /// Of a database that was saved more than once, PRODUCTION counts.
    ///
    /// @throws UncheckedIOException when the saved connections cannot be read: then nobody knows, and nothing should be written
    @Override
    public Environment of(Connection connection) {
        try {
            return saved.read().stream()
                    .filter(known -> known.address().equalsIgnoreCase(connection.address()))
                    .map(Connection::environment)
                    .max(Comparator.comparing(Environment.PRODUCTION::equals))
                    .orElse(Environment.UNSPECIFIED);
        } catch (Told unreadable) {
            throw new UncheckedIOException(unreadable.getMessage(), new IOException(unreadable));
        }
    }
}
