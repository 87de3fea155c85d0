package hindcast.store.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/// The three roles of a server's stores, none of which logs in, and what each may do in this one: `hindcast_auditor` reads,
/// `hindcast_operator` also appends, `hindcast_admin` does all but rewrite events. Bringing the tables up to date stays the owner's.
///
/// They are not written into a migration, because they have to come back where a migration does not: in a store that was restored on another
/// server, or whose table somebody copied.
public final class Rights {
    private static final String SCRIPT = "rights.sql";

    private Rights() {
    }

    /// Makes the roles if the user may and they are missing, and gives each exactly its rights. All of it or nothing.
    ///
    /// @param connection the owner's, outside a transaction
    public static void give(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(script());
            connection.commit();
        } catch (SQLException error) {
            connection.rollback();
            throw error;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Rights.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
