package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Job;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.app.timeline.state.StateRow;
import hindcast.app.timeline.state.StateTree;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import hindcast.store.testing.RealOrders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real orders are imported by the menu, and two of them are looked at on dates. What was so on a date is read from the file, by hand.
@RealOrders.Needed
final class ImportJourneyTest {
    private static final String DELIVERED = "7033745709b7cf1bac7d2533663592de";
    private static final Map<String, String> STATUS = Map.of(
            "OrderCreated", "DRAFT", "OrderShipped", "SHIPPED", "OrderDelivered", "DELIVERED", "OrderCancelled", "CANCELLED");

    private final Map<StreamId, List<Recorded<String>>> file = RealOrders.events().stream().collect(Collectors.groupingBy(Recorded::stream));

    @Test
    void theRealOrdersAreImportedFoundAndSeenOnDates(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url);
                OpenWindow window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings)) {
            timesAreShownInUtc(window);
            theFileIsImported(window);
            anOrderIsSeenOnDates(window);
            anOrderWhoseTimesRunBackwardsIsToo(window);
            theSameFileAddsNothing(window);
        }
    }

    private static void timesAreShownInUtc(OpenWindow window) {
        window.click("#settings");
        window.click("UTC");
        window.press(KeyCode.ESCAPE);
        assertTrue(window.text().contains("Times in UTC (+00:00)"), window::text);
    }

    private static void theFileIsImported(OpenWindow window) {
        assertTrue(window.text().contains("This store is empty"), window::text);
        List<Job.State.Running> progress = new ArrayList<>();
        window.then(() -> window.desk().jobs().addListener((ListChangeListener<Job>) _ -> window.desk().jobs().forEach(job -> watch(job, progress))));
        importFile(window);
        assertTrue(window.text().contains("Importing olist-orders.ndjson.gz"), window::text);
        assertTrue(window.text().contains("19,811 events were added; 0 were there already."), window::text);
        assertTrue(progress.stream().anyMatch(each -> each.fraction() > 0 && !each.detail().isEmpty()), progress::toString);
        assertTrue(window.text().contains("4,998 aggregates"), window::text);
        window.click("Close");
    }

    private void anOrderIsSeenOnDates(OpenWindow window) {
        find(window, DELIVERED.substring(9, 17));
        for (String date : List.of("2016-10-04 14:20", "2016-10-05", "2016-10-09 12:00", "2016-10-12")) {
            String full = date.contains(":") ? date.replace(' ', 'T') : date + "T00:00";
            assertSeen(window, new StreamId("Order", DELIVERED), date, LocalDateTime.parse(full).toInstant(ZoneOffset.UTC));
        }
        window.press(KeyCode.ALT, KeyCode.LEFT);
    }

    private void anOrderWhoseTimesRunBackwardsIsToo(OpenWindow window) {
        StreamId order = file.keySet().stream().filter(stream -> backwards(file.get(stream)) > 0).min(Comparator.comparing(StreamId::id)).orElseThrow();
        find(window, order.id().substring(5, 15));
        Instant early = file.get(order).get(backwards(file.get(order)) - 1).recordedAt();
        assertSeen(window, order, early.toString(), early);
        assertTrue(window.text().contains("1 event carries an earlier time than its predecessor"), window::text);
    }

    private static void theSameFileAddsNothing(OpenWindow window) {
        importFile(window);
        assertTrue(window.text().contains("0 events were added; 19,811 were there already."), window::text);
    }

    private static void watch(Job job, List<Job.State.Running> progress) {
        job.state().subscribe(state -> {
            if (state instanceof Job.State.Running running) {
                progress.add(running);
            }
        });
    }

    private static void importFile(OpenWindow window) {
        window.click(".top-bar #file");
        window.click("Import events…");
        window.paste(".menu-panel .text-field", RealOrders.file().toString());
        window.click("Import");
    }

    private static void find(OpenWindow window, String part) {
        window.click("Aggregates");
        window.write("/" + part);
        window.until("one order is left", () -> ((ListView<?>) window.node(".aggregates .list-view")).getItems().size() == 1);
        window.press(KeyCode.ENTER);
    }

    private void assertSeen(OpenWindow window, StreamId order, String typed, Instant then) {
        window.type("#jump", typed);
        window.press(KeyCode.ENTER);
        List<Recorded<String>> known = inForce(file.get(order), then);
        assertTrue(window.text().contains("State at v" + known.size() + " ·"), () -> typed + " is not v" + known.size() + " but\n" + window.text());
        String status = known.stream().map(Recorded::type).filter(STATUS::containsKey).map(STATUS::get).reduce((_, later) -> later).orElseThrow();
        assertEquals(status, shown(window, "/status"), typed);
    }

    private static String shown(OpenWindow window, String path) {
        List<StateRow> rows = Toolkit.on(() -> List.copyOf(((StateTree) window.node(".state-tree")).getItems()));
        return rows.stream().filter(row -> row.path().toString().equals(path)).findFirst().orElseThrow().value().orElseThrow().asString();
    }

    /// The events of an order up to the last one that, like all before it, had been recorded by then.
    private static List<Recorded<String>> inForce(List<Recorded<String>> events, Instant then) {
        return events.stream().takeWhile(event -> !event.recordedAt().isAfter(then)).toList();
    }

    /// The first version whose time is earlier than that of its predecessor, neither of them the first; 0 when there is none.
    private static int backwards(List<Recorded<String>> events) {
        for (int index = 2; index < events.size(); index++) {
            if (events.get(index).recordedAt().isBefore(events.get(index - 1).recordedAt())) {
                return index + 1;
            }
        }
        return 0;
    }
}
