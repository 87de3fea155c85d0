package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What is only supposed is never written: the server itself counts the rows that are.
final class WritesNothingTest {
    private static final StreamId ACCOUNT = new StreamId("Account", "a1");

    private static final String CLIENTS = """
            select count(*)
            from pg_stat_activity, pg_sleep(0.02)
            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            """;
    private static final String WRITTEN = """
            select sum(n_tup_ins + n_tup_upd + n_tup_del)
            from pg_stat_user_tables
            """;

    private final PGSimpleDataSource source;
    private final String url;

    WritesNothingTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.url = "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
        String data = "{\"email\":\"a@b.org\",\"name\":\"Ann\",\"currency\":\"EUR\"}";
        EventStore.open(source).append(ACCOUNT, 0, List.of(
                new NewEvent("e1", "AccountCreated", 1, data, Metadata.NONE, Instant.parse("2026-11-10T10:00:00Z"))));
    }

    /// The rows that were written in this database. A server counts those of a connection at the latest when it ends.
    private long written() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            long clients;
            do {
                clients = number(statement, CLIENTS);
            } while (clients > 0);
            return number(statement, WRITTEN);
        }
    }

    private static long number(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void whileNothingIsMoreThanSupposed() throws SQLException {
        long before = written();
        List<Ended> ended = List.of(
                Ended.of(url, "command", "Account/a1"),
                Ended.of(url, "command", "Account/a1", "Deposit", "amount=10", "currency=EUR", "--dry-run"),
                Ended.of(url, "command", "Account/a1", "Deposit", "amount=10", "currency=EUR", "--expected", "0", "--dry-run"),
                Ended.of(url, "what-if", "Account/a1", "--skip", "1"),
                Ended.of(url, "what-if", "Account/a1", "--command", "Deposit", "--set", "amount=10", "--set", "currency=EUR"),
                Ended.of(url, "test-case", "Account/a1", "--command", "CloseAccount", "--set", "reason=done"));
        assertEquals(List.of(0, 0, 1, 0, 0, 0), ended.stream().map(Ended::code).toList(), ended::toString);
        assertEquals(before, written());

        assertEquals(0, Ended.of(url, "command", "Account/a1", "Deposit", "amount=10", "currency=EUR").code());
        assertTrue(written() > before, "a command that is given is counted");
    }
}
