package hindcast.app.timeline.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.fx.Background;
import hindcast.app.fx.Times;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.StreamQuery;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The playhead and the place of the window, without a window.
final class TimelineModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final Place LIST = new Place.Aggregates(StreamQuery.ALL);

    private final Navigator navigator = new Navigator();
    private final TimelineModel model = new TimelineModel((_, _) -> ORDER, new Background(Runnable::run, Runnable::run),
            new Times(ZoneOffset.UTC, Clock.systemUTC()), new AsOf(), navigator);

    private static Place.Timeline at(int version) {
        return new Place.Timeline(ORDER.stream(), new Place.At.Version(version));
    }

    @BeforeEach
    void openIt() {
        navigator.restart(LIST);
        navigator.go(at(3));
        model.show(at(3));
    }

    @Test
    void aPlayheadThatComesToRestIsThePlace() {
        model.step(2);
        model.settle();
        assertEquals(at(5), navigator.place().get());
    }

    @Test
    void aPlayheadThatComesToRestWhenTheWindowIsElsewhereLeavesItThere() {
        model.step(2);
        navigator.back();
        model.settle();
        assertEquals(LIST, navigator.place().get());
    }
}
