package hindcast.store.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.PageKey;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// A store that is filled to be measured is a store like any other.
final class LargeStoreTest {
    private final DataSource source;
    private final EventStore store;

    LargeStoreTest(@Database(Database.Kind.OWN) DataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    void itsListSaysWhatItsLogSays() {
        LargeStore.fill(source, new LargeStore.Size(501, 4003, 7), _ -> { });

        Map<StreamId, StreamSummary> expected = new HashMap<>();
        List<Recorded<String>> log = new ArrayList<>();
        store.log(LogQuery.ALL, event -> {
            log.add(event);
            StreamSummary first = new StreamSummary(event.stream(), 1, event.recordedAt(), event.recordedAt(), event.type());
            expected.merge(event.stream(), first, (before, _) -> line(event, before));
        });
        assertEquals(4003, log.size());
        assertEquals(Map.of("Account", 100L, "Order", 401L), store.counts());
        assertEquals(
                expected,
                store.streams(StreamQuery.ALL, new PageKey.First(), 1000).rows().stream()
                        .collect(Collectors.toMap(StreamSummary::stream, line -> line)));
    }

    @Test
    void itIsAppendedToLikeAnyOther() {
        LargeStore.fill(source, new LargeStore.Size(10, 10, 7), _ -> { });
        NewEvent event = new NewEvent("e", "Noted", 1, "{}", Metadata.NONE, null);

        AppendResult.Conflict conflict = assertInstanceOf(
                AppendResult.Conflict.class, store.append(new StreamId("Account", "acct-00001"), 0, List.of(event)));
        assertEquals(1, conflict.actual());
        AppendResult appended = store.append(new StreamId("Account", "acct-00001"), 1, List.of(event));
        assertEquals(new AppendResult.Appended(2, 2, store.head()), appended);
    }

    @Test
    void whoStopsTheFillingFindsNothingAndEveryIndex() {
        List<String> before = indexes();

        assertThrows(IllegalStateException.class, () -> LargeStore.fill(source, new LargeStore.Size(5000, 60_000, 7), _ -> {
            throw new IllegalStateException("enough");
        }));

        assertEquals(0, store.head());
        assertEquals(before, indexes());
    }

    @Test
    void theIndexesComeBackAsTheyWere() {
        List<String> before = indexes();

        LargeStore.fill(source, new LargeStore.Size(10, 10, 7), _ -> { });

        assertEquals(before, indexes());
    }

    @Test
    void aStoreWithEventsIsNotFilled() {
        store.append(new StreamId("Order", "1"), 0, List.of(new NewEvent("e", "Noted", 1, "{}", Metadata.NONE, null)));

        assertThrows(IllegalStateException.class, () -> LargeStore.fill(source, new LargeStore.Size(10, 10, 7), _ -> { }));
    }

    private List<String> indexes() {
        List<String> definitions = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select indexdef from pg_indexes where schemaname = 'hindcast' order by indexdef");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                definitions.add(row.getString(1));
            }
            return definitions;
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private static StreamSummary line(Recorded<String> event, StreamSummary before) {
        return new StreamSummary(event.stream(), event.version(), before.firstAt(), event.recordedAt(), event.type());
    }
}
