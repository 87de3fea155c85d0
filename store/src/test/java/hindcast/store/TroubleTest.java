package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.jdbc.Migrations;
import hindcast.store.testing.Cluster;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/// What is said when the server has no more of something, or ends.
final class TroubleTest {
    private static final List<NewEvent> MANY = IntStream.range(0, 3000).mapToObj(_ -> Given.event("Counted")).toList();

    private final StreamId stream = Given.stream("Order");

    @Test
    void aUserWhoHasNoConnectionLeft(@Database PGSimpleDataSource source) throws SQLException {
        Sql.execute(source, "create role lonely login connection limit 1 in role hindcast_auditor");
        PGSimpleDataSource lonely = Sql.as("lonely", source);
        try (Connection only = lonely.getConnection()) {
            assertTrue(only.isValid(1));

            assertEquals(
                    "The database could not be looked at: the server has no connection left for this user. Nothing was changed. Close other programs'"
                            + " connections, or let an administrator raise the limit. (The server says: too many connections for role \"lonely\")",
                    failed(() -> Schema.inspect(lonely)));
        }
        assertEquals(new Schema.State.Ready(Migrations.KNOWN), Schema.inspect(lonely));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            53100 | the server's disk is full. Nothing was written. Free some space and try again.
            53200 | the server is out of memory. Nothing was written. Try again when it is less busy.
            53400 | the server is at one of its limits. Nothing was written. Raise it or try again later.
            58030 | the server cannot read or write its files. Nothing was written. Its administrator should look at its disk and its log.
            XX001 | the server cannot read or write its files. Nothing was written. Its administrator should look at its disk and its log.
            """)
    void aServerThatLacksWhatAnAppendTakes(String state, String sentence, @Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        Sql.execute(source,
                "create function public.lack() returns trigger language plpgsql as "
                        + "$$ begin raise exception 'it is so' using errcode = '" + state + "'; end $$",
                "create trigger lack before insert on hindcast.events for each statement execute function public.lack()");
        EventStore store = EventStore.open(source);

        assertEquals(
                "Nothing was appended to " + stream + ": " + sentence + " (The server says: it is so)",
                failed(() -> store.append(stream, 0, List.of(Given.event("Placed")))));
        assertEquals(0, store.head());
    }

    @Test
    void aReadingThatMaySortNoMoreOnTheDisk(@Database PGSimpleDataSource source) {
        EventStore.open(source).append(stream, 0, MANY);
        PGSimpleDataSource narrow = Sql.as("postgres", source);
        narrow.setOptions("-c temp_file_limit=0 -c work_mem=64 -c enable_indexscan=off -c enable_indexonlyscan=off");

        assertEquals(
                stream + " could not be read: the server is at one of its limits. Nothing was changed. Raise it or try again later."
                        + " (The server says: temporary file size exceeds \"temp_file_limit\" (0kB))",
                failed(() -> Given.all(EventStore.open(narrow), stream)));
    }

    @Nested
    @Cluster.Needed
    final class AServerOfItsOwn {
        @Test
        void hasNoConnectionLeft(@TempDir Path folder) throws SQLException {
            try (Cluster cluster = Cluster.start(folder.resolve("small"), "max_connections=5", "superuser_reserved_connections=0")) {
                PGSimpleDataSource source = cluster.source("postgres");
                Deque<Connection> taken = new ArrayDeque<>();
                SQLException refused = assertThrows(SQLException.class, () -> {
                    while (taken.size() < 10) {
                        taken.push(source.getConnection());
                    }
                });
                assertEquals("53300", refused.getSQLState());

                assertEquals(
                        "The database could not be looked at: the server has no connection left for this user. Nothing was changed. Close other"
                                + " programs' connections, or let an administrator raise the limit."
                                + " (The server says: sorry, too many clients already)",
                        failed(() -> Schema.inspect(source)));
                while (!taken.isEmpty()) {
                    taken.pop().close();
                }
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = ':', textBlock = """
                fast      : ended the connection
                immediate : ended the connection|does not answer, or the connection broke
                """)
        void cutsOffAReadingAndAnImportAndGoesOnAfterwards(String mode, String what, @TempDir Path folder) {
            try (Cluster cluster = Cluster.start(folder.resolve("ending"))) {
                EventStore store = filled(cluster);

                String reading = unreachable(() -> store.read(stream, 0, event -> {
                    if (event.version() == 1) {
                        cluster.stop(mode, true);
                    }
                }));
                assertTrue(reading.matches(stream + " could not be read: the server (" + what + ")\\. Nothing was changed\\. .*"), reading);
                String away = unreachable(() -> store.append(stream, 3000, List.of(Given.event("Paid"))));
                assertTrue(away.contains("the server does not answer, or the connection broke"), away);

                cluster.start();
                String importing = unreachable(() -> {
                    try (Bulk bulk = store.bulk()) {
                        bulk.place(List.of(new Bulk.Placement(stream, 3001, Given.event("Paid"))));
                        cluster.stop(mode, true);
                        bulk.commit();
                    }
                });
                assertTrue(importing.matches("The events were not written: the server (" + what + ")\\."
                        + " Either all of them are in the store or none: do it again, .*"), importing);

                cluster.start();
                assertInstanceOf(AppendResult.Appended.class, store.append(stream, 3000, List.of(Given.event("Paid"))));
                assertEquals(3001, Given.all(store, stream).size());
            }
        }

        @Test
        void letsAReadingEndAndTakesNobodyElse(@TempDir Path folder) {
            try (Cluster cluster = Cluster.start(folder.resolve("ending"))) {
                EventStore store = filled(cluster);
                int[] read = {0};

                store.read(stream, 0, event -> {
                    if (event.version() == 1) {
                        cluster.stop("smart", false);
                        String refused = unreachable(() -> awaitRefusal(cluster));
                        assertEquals(
                                "The database could not be looked at: the server is starting or shutting down. Nothing was changed. Check that the"
                                        + " server runs, then try again. (The server says: the database system is shutting down)",
                                refused);
                    }
                    read[0]++;
                });

                assertEquals(3000, read[0]);
            }
        }

        /// The signal takes a moment to arrive.
        private void awaitRefusal(Cluster cluster) {
            while (true) {
                Schema.inspect(cluster.source("postgres"));
            }
        }

        private EventStore filled(Cluster cluster) {
            Schema.migrate(cluster.source("postgres"));
            EventStore store = EventStore.open(cluster.source("postgres"));
            store.append(stream, 0, MANY);
            return store;
        }
    }

    private static String failed(Executable work) {
        return assertThrows(StoreException.Failed.class, work).getMessage();
    }

    private static String unreachable(Executable work) {
        return assertThrows(StoreException.Unreachable.class, work).getMessage();
    }
}
