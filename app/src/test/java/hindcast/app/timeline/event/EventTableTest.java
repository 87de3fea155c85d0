package hindcast.app.timeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Theme;
import hindcast.app.fx.Times;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The table of events, painted in a window in the program's theme: it gives lines their height, by which the table knows how far to scroll.
final class EventTableTest {
    private final Timeline timeline = Streams.months(400).timeline();
    private final Times times = new Times(ZoneOffset.UTC, Clock.systemUTC());
    private final Background background = new Background(Runnable::run, Runnable::run);
    private final TimelineModel model = new TimelineModel((_, _) -> timeline, background, times, new AsOf(), new Navigator());

    private final List<Stage> windows = new ArrayList<>();

    @BeforeAll
    static void theToolkitRuns() {
        Toolkit.startHeadless();
    }

    @AfterEach
    void closeWindows() {
        Toolkit.on(() -> {
            windows.forEach(Stage::close);
            return windows;
        });
    }

    @Test
    void theLineOfThePlayheadIsInSightFromTheStart() {
        EventTable table = painted(700, 300);

        assertTrue(inSight(table), "v300 is out of sight");
    }

    @Test
    void itStaysInSightWhereverThePlayheadGoes() {
        EventTable table = painted(700, 300);
        for (int version : new int[] {1, 400, 200, 201, 190, 0, 399}) {
            Toolkit.on(() -> {
                model.playhead().set(version);
                return version;
            });
            frame(table);
            assertTrue(version == 0 || inSight(table), "v" + version + " is out of sight");
        }
    }

    @Test
    void aNarrowTableLeavesOutTheDelayFirstThenWho() {
        assertEquals("version time delta type did who", columns(painted(760, 300)));
        assertEquals("version time type did who", columns(painted(620, 300)));
        assertEquals("version time type did", columns(painted(480, 300)));
    }

    private EventTable painted(double width, double height) {
        EventTable table = Toolkit.on(() -> {
            EventTable made = new EventTable(model, times);
            model.opened().subscribe(load -> load.known().ifPresent(opened -> made.show(opened.timeline())));
            Stage stage = new Stage();
            stage.setScene(new Scene(made, width, height));
            new Theme(Theme.Choice.LIGHT).style(stage.getScene());
            stage.show();
            windows.add(stage);
            model.show(new Place.Timeline(timeline.stream(), new Place.At.Version(300)));
            return made;
        });
        frame(table);
        return table;
    }

    private void frame(EventTable table) {
        FutureTask<Boolean> drawn = new FutureTask<>(() -> true);
        Toolkit.on(() -> {
            Toolkit.whenQuiet(table.getScene(), background, drawn);
            return true;
        });
        Toolkit.await(drawn);
    }

    private boolean inSight(EventTable table) {
        return Toolkit.on(() -> {
            VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
            return IntStream.rangeClosed(flow.getFirstVisibleCell().getIndex(), flow.getLastVisibleCell().getIndex())
                    .mapToObj(table.getItems()::get)
                    .anyMatch(row -> row.first() <= model.playhead().get() && model.playhead().get() <= row.last());
        });
    }

    private static String columns(EventTable table) {
        return Toolkit.on(() -> String.join(" ", table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList()));
    }
}
