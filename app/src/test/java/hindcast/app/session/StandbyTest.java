package hindcast.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Schema;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.testing.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// A standby that somebody explores until it is promoted: the same session then goes on as on any server.
@Cluster.Needed
final class StandbyTest {
    private static final StreamId ORDER = new StreamId("Order", "7f3a");

    @Test
    void isReadSaysWhatItLacksAndGoesOnWhenItIsPromoted(@TempDir Path folder) {
        try (Cluster primary = Cluster.start(folder.resolve("primary"))) {
            Schema.migrate(primary.source("postgres"));
            EventStore written = EventStore.open(primary.source("postgres"));
            written.append(ORDER, 0, List.of(event("e1")));
            try (Cluster standby = primary.standby(folder.resolve("standby")); Session session = open(standby.source("postgres"))) {
                assertEquals(Optional.of("This server is a standby: it does not see who writes on the primary. The log is read up to the first position"
                        + " that is missing, events arrive as late as the standby is, and nothing can be written. Open the primary to write."),
                        session.notice());
                assertTrue(session.readOnly());
                StoreException.Denied denied = assertThrows(
                        StoreException.Denied.class, () -> session.store().append(ORDER, 1, List.of(event("e2"))));
                assertTrue(denied.getMessage().contains("this connection is read-only"), denied.getMessage());

                written.append(ORDER, 1, List.of(event("e2")));
                awaitHead(session.store(), 2);
                assertEquals(List.of("e1", "e2"), ids(session.store()));
                primary.stop("immediate", true);
                assertEquals(List.of("e1", "e2"), ids(session.store()));

                standby.promote();

                assertFalse(session.server().standby());
                assertFalse(session.readOnly());
                assertEquals(Optional.empty(), session.notice());
                AppendResult.Appended appended = (AppendResult.Appended) session.store().append(ORDER, 2, List.of(event("e3")));
                // What a server promised ahead is skipped by the one that takes its place.
                assertTrue(appended.lastPosition() > 2, appended.toString());
                assertEquals(List.of("e1", "e2", "e3"), ids(session.store()));
                assertEquals(appended.lastPosition(), session.store().head());
            }
        }
    }

    private static void awaitHead(EventStore store, long head) {
        while (store.head() < head) {
            Thread.onSpinWait();
        }
    }

    private static List<String> ids(EventStore store) {
        List<String> ids = new ArrayList<>();
        store.read(ORDER, 0, event -> ids.add(event.id()));
        return ids;
    }

    private static NewEvent event(String id) {
        return new NewEvent(id, "Happened", 1, "{}", Metadata.NONE, null);
    }

    private static Session open(PGSimpleDataSource source) {
        Connection connection = Connection.to("127.0.0.1", source.getPortNumbers()[0], "postgres", "postgres");
        return Session.open(new Target.Postgres(connection, Password.NONE), (_, _) -> { });
    }
}
