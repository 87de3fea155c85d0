package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What is said when the database is away or says no, and that the store goes on when it is back.
final class AwayTest {
    private final PGSimpleDataSource source;
    private final EventStore store;
    private final StreamId stream = Given.stream("Order");

    AwayTest(@Database PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    void nobodyAnswersAtTheAddress() {
        PGSimpleDataSource nowhere = Sql.as("postgres", source);
        nowhere.setPortNumbers(new int[] {1});

        StoreException.Unreachable away = assertThrows(StoreException.Unreachable.class, () -> Schema.inspect(nowhere));

        assertEquals(
                "The database could not be looked at: the server does not answer, or the connection broke. Nothing was changed."
                        + " Check that the server runs, then try again.",
                away.getMessage());
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        PGSimpleDataSource nowhere = Sql.as("postgres", source);
        nowhere.setServerNames(new String[] {"nowhere.invalid"});

        StoreException.Unreachable away = assertThrows(StoreException.Unreachable.class, () -> Schema.inspect(nowhere));

        assertEquals(
                "The database could not be looked at: no host is known by the name nowhere.invalid. Nothing was changed."
                        + " Check that the server runs, then try again.",
                away.getMessage());
    }

    @Test
    void aDatabaseThatDoesNotExistIsSaid() {
        PGSimpleDataSource other = Sql.as("postgres", source);
        other.setDatabaseName("nobody_made_it");

        StoreException.Failed failed = assertThrows(StoreException.Failed.class, () -> Schema.inspect(other));

        assertEquals(
                "The database could not be looked at: there is no such database on the server. Nothing was changed. Check its name."
                        + " (The server says: database \"nobody_made_it\" does not exist)",
                failed.getMessage());
    }

    @Test
    void aReadingThatIsCutOffSaysSoAndTheNextOneWorks() {
        List<NewEvent> events = IntStream.range(0, 3000).mapToObj(_ -> Given.event("Counted")).toList();
        store.append(stream, 0, events);
        List<Recorded<String>> seen = new ArrayList<>();

        StoreException.Unreachable away = assertThrows(StoreException.Unreachable.class, () -> store.read(stream, 0, event -> {
            if (event.version() == 1) {
                Sql.cutConnections(source);
            }
            seen.add(event);
        }));

        assertEquals(
                stream + " could not be read: the server ended the connection. Nothing was changed. Check that the server runs, then try again."
                        + " (The server says: terminating connection due to administrator command)",
                away.getMessage());
        assertEquals(3000, Given.all(store, stream).size());
    }

    @Test
    void anImportThatIsCutOffLeavesNothing() {
        List<Bulk.Placement> first = List.of(new Bulk.Placement(stream, 1, Given.event("Placed")));
        List<Bulk.Placement> second = List.of(new Bulk.Placement(stream, 2, Given.event("Paid")));
        StoreException.Unreachable away = assertThrows(StoreException.Unreachable.class, () -> {
            try (Bulk bulk = store.bulk()) {
                bulk.place(first);
                Sql.cutConnections(source);
                bulk.place(second);
            }
        });

        assertEquals(
                "The events were not written: the server ended the connection."
                        + " Either all of them are in the store or none: do it again, what is there already is passed over."
                        + " Check that the server runs, then try again."
                        + " (The server says: terminating connection due to administrator command)",
                away.getMessage());
        assertEquals(List.of(), Given.all(store, stream));
    }

    @Test
    void aReadOnlyConnectionReadsAndIsDeniedTheWriting() {
        PGSimpleDataSource readOnly = Sql.as("postgres", source);
        readOnly.setOptions("-c default_transaction_read_only=on");
        EventStore reader = EventStore.open(readOnly);

        StoreException.Denied denied = assertThrows(
                StoreException.Denied.class, () -> reader.append(stream, 0, List.of(Given.event("Placed"))));

        assertEquals(
                "Nothing was appended to " + stream + ": this connection is read-only. Nothing was written."
                        + " Open the store with a connection that may write."
                        + " (The server says: cannot execute INSERT in a read-only transaction)",
                denied.getMessage());
        assertEquals(new EventStore.Server("18.4", false, true), reader.server());
        assertEquals(List.of(), Given.all(reader, stream));
    }
}
