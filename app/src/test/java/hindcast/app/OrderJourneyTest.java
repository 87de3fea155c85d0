package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.app.timeline.event.EventRow;
import hindcast.app.timeline.lane.Lane;
import hindcast.app.timeline.lane.Points;
import hindcast.app.timeline.lane.TimeAxis;
import hindcast.app.timeline.state.StateRow;
import hindcast.app.timeline.state.StateTree;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import hindcast.store.timeline.Tree;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;

/// An order of a shop is found in the list and travelled through, by every way there is: the mouse on the lane, what one types, playing,
/// steps, a comparison, and the version that is to blame for a value.
final class OrderJourneyTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final double ON_THE_POINTS = 80;

    private Session session;
    private OpenWindow window;

    @BeforeEach
    void openTheOrderFromTheList(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        session = OpenWindow.session(url);
        Stream.of(Streams.slow(), Streams.loan(), Streams.paidAtLast()).forEach(each -> each.into(session.store()));
        window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings);
        window.then(() -> window.desk().times().zone().set(ZoneId.of("UTC")));
        window.click(ORDER.stream().id());
        assertShown(14);
    }

    @AfterEach
    void close() {
        window.close();
        session.close();
    }

    @Test
    void thePlayheadIsDraggedAlongTheLane() {
        window.robot().drag(onTheLane(14));
        window.robot().moveTo(onTheLane(3));
        window.settle();
        assertShown(3);
        window.robot().moveTo(onTheLane(8));
        window.settle();
        assertShown(8);
        window.robot().drop();
        window.settle();
        assertShown(8);
        window.robot().clickOn(onTheLane(12));
        window.settle();
        assertShown(12);
    }

    @Test
    void afterASearchTheKeysAreThoseOfTheTimeline() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.write(ORDER.stream().id());
        window.untilShown(ORDER.stream().toString());
        window.press(KeyCode.ENTER);
        assertShown(14);
        window.press(KeyCode.LEFT);
        assertShown(13);
    }

    @Test
    void anInstantOrAVersionIsTypedAndNonsenseIsToldSo() {
        type("2026-11-19 14:10");
        assertShown(8);
        type("v3");
        assertShown(3);
        type("some day");
        assertTrue(window.text().contains("\"some day\" is no time that Hindcast can read; write one such as "), window::text);
        assertShown(3);
        type("v99");
        assertTrue(window.text().contains("There is no v99 yet; the newest is v14."), window::text);
        window.press(KeyCode.ALT, KeyCode.LEFT);
        assertShown(8);
        window.press(KeyCode.ALT, KeyCode.RIGHT);
        assertShown(3);
    }

    @Test
    void spacePlaysToTheEndAndPausesOnTheWay() {
        speed("0.5×");
        window.robot().clickOn(onTheLane(6));
        window.press(KeyCode.SPACE);
        window.untilShown("State at v7 ·");
        window.press(KeyCode.SPACE);
        assertTrue(window.text().contains("Play 0.5×"), window::text);
        assertShown(7);
        speed("8×");
        window.robot().clickOn(onTheLane(8));
        window.press(KeyCode.SPACE);
        window.untilShown("State at v14 ·");
        assertTrue(window.text().contains("Play 8×"), window::text);
        assertShown(14);
    }

    @Test
    void keysStepThroughIt() {
        window.robot().clickOn(onTheLane(8));
        window.press(KeyCode.LEFT);
        assertShown(7);
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.RIGHT);
        assertShown(9);
        window.press(KeyCode.HOME);
        assertTrue(window.text().contains("Nothing is known before the first event."), window::text);
        window.press(KeyCode.RIGHT);
        assertShown(1);
        window.press(KeyCode.END);
        assertShown(14);
    }

    @Test
    void twoVersionsAreCompared() {
        pin(6);
        pin(10);
        window.click("Changes");
        assertCompared(6, 10);
        window.click("#stop");
        window.click("State");
        type("v8");
        window.click("#compare");
        window.write("v3");
        window.press(KeyCode.ENTER);
        assertCompared(3, 8);
    }

    @Test
    void aBlameLeadsToTheVersionThatSetAValueAndBackAgain() {
        assertEquals(6, known(10).find(JsonPointer.compile("/confirmedAt")).orElseThrow().setBy());
        type("v10");
        window.click("v6 Confirmed");
        assertShown(6);
        window.press(KeyCode.ALT, KeyCode.LEFT);
        assertShown(10);
    }

    private Point2D onTheLane(int version) {
        Lane lane = (Lane) window.node(".lane");
        double x = TimeAxis.of(Points.of(ORDER).moments(), lane.getWidth(), Set.of()).x(ORDER.micros(version));
        return window.point(lane, x, ON_THE_POINTS);
    }

    private void type(String moment) {
        window.type("#jump", moment);
        window.press(KeyCode.ENTER);
    }

    private void speed(String speed) {
        window.click("#play .arrow-button");
        window.click(speed);
    }

    private void pin(int version) {
        Node line = window.robot().lookup((Node node) -> node instanceof TableRow<?> row && row.getItem() instanceof EventRow event
                && event.first() == version).query();
        window.shiftClick(line);
    }

    private void assertShown(int version) {
        assertTrue(window.text().contains("State at v" + version + " ·"), () -> "v" + version + " is not shown but\n" + window.text());
        assertTrue(window.text().contains("v" + version + " of 14"), window::text);
        List<StateRow> rows = Toolkit.on(() -> List.copyOf(((StateTree) window.node(".state-tree")).getItems()));
        Map<String, String> shown = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        rows.stream().filter(row -> row.value().isPresent() && row.tint() != StateRow.Tint.REMOVED).forEach(row -> {
            shown.put(row.path().toString(), row.value().orElseThrow() + " v" + row.setBy());
        });
        collect(known(version), "", expected);
        assertEquals(expected, shown);
    }

    private static Tree known(int version) {
        return ((Frame.State) ORDER.at(version)).tree();
    }

    private static void collect(Tree tree, String path, Map<String, String> leaves) {
        switch (tree) {
            case Tree.Leaf leaf -> leaves.put(path, leaf.json() + " v" + leaf.setBy());
            case Tree.Fields fields -> fields.fields().forEach((name, field) -> collect(field, path + "/" + name, leaves));
            case Tree.Items items -> {
                for (int index = 0; index < items.items().size(); index++) {
                    collect(items.items().get(index), path + "/" + index, leaves);
                }
            }
        }
    }

    private void assertCompared(int from, int to) {
        List<Change> changes = ORDER.changes(from, to);
        assertTrue(window.text().contains("Comparing v" + from + " with v" + to), window::text);
        assertTrue(window.text().contains(changes.size() + " values differ"), window::text);
        Node list = window.node(".changes");
        assertEquals(changes, Toolkit.on(() -> List.copyOf(((ListView<?>) list).getItems())));
    }
}
