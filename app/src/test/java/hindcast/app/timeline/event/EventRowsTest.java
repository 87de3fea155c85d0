package hindcast.app.timeline.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.timeline.event.EventRow.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// The lines of a table that grows, against those of one that was shown whole.
final class EventRowsTest {
    private static List<String> types(Random random, int count) {
        List<String> types = new ArrayList<>();
        while (types.size() < count) {
            String type = "T" + random.nextInt(3);
            IntStream.rangeClosed(0, random.nextInt(7)).forEach(_ -> types.add(type));
        }
        return types.subList(0, count);
    }

    @Test
    void whatGrewIsWhatIsShownWhole() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(40);
            List<String> types = types(random, count);
            EventRows grown = new EventRows();
            int shown = random.nextInt(count + 1);
            grown.show(shown, version -> types.get(version - 1));
            while (shown < count) {
                shown = Math.min(count, shown + 1 + random.nextInt(6));
                grown.grow(shown, version -> types.get(version - 1));
            }
            EventRows whole = new EventRows();
            whole.show(count, version -> types.get(version - 1));
            assertEquals(whole.rows(), grown.rows(), "seed " + seed);
        }
    }

    @Test
    void aRunThatIsOpenStaysOpenAndGetsLonger() {
        EventRows rows = new EventRows();
        rows.show(6, version -> version <= 2 ? "A" : "B");
        rows.toggle(new Run(3, 6, false));
        rows.grow(8, version -> version <= 2 ? "A" : "B");

        assertEquals(List.of(
                new EventRow.One(1, false), new EventRow.One(2, false), new Run(3, 8, true), new EventRow.One(3, true), new EventRow.One(4, true),
                new EventRow.One(5, true), new EventRow.One(6, true), new EventRow.One(7, true), new EventRow.One(8, true)), rows.rows());
    }

    @Test
    void theLinesBeforeTheLastAreNotTouched() {
        EventRows rows = new EventRows();
        rows.show(20, version -> "T" + version);
        List<Integer> from = new ArrayList<>();
        rows.rows().addListener((ListChangeListener<EventRow>) change -> {
            while (change.next()) {
                from.add(change.getFrom());
            }
        });
        rows.grow(23, version -> "T" + version);

        assertEquals(List.of(20), from);
    }
}
