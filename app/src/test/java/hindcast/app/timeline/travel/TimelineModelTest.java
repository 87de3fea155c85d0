package hindcast.app.timeline.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Times;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The playhead and the place of the window, without a window.
final class TimelineModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final Timeline LOAN = Streams.loan().timeline();
    private static final Place LIST = new Place.Aggregates(StreamQuery.ALL);

    private final Navigator navigator = new Navigator();
    private final TimelineModel model = new TimelineModel(this::read, new Background(Runnable::run, Runnable::run),
            new Times(ZoneOffset.UTC, Clock.systemUTC()), new AsOf(), navigator);

    private boolean away;

    private Timeline read(StreamId stream, Reading reading) {
        if (away) {
            throw new IllegalStateException("The server is away.");
        }
        return stream.equals(ORDER.stream()) ? ORDER : LOAN;
    }

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

    @Test
    void whatCouldNotBeReadIsReadWhenItIsTriedAgain() {
        choosesAnotherWhileTheServerIsAway();
        model.reload();
        assertEquals(LOAN, model.timeline().orElseThrow());
    }

    @Test
    void whatCouldNotBeReadIsReadWhenItIsChosenAgain() {
        choosesAnotherWhileTheServerIsAway();
        model.show(new Place.Timeline(LOAN.stream(), new Place.At.Version(2)));
        assertEquals(LOAN, model.timeline().orElseThrow());
        assertEquals(2, model.playhead().get());
    }

    @Test
    void whoComesBackFromWhatCouldNotBeReadSeesWhatWasThere() {
        choosesAnotherWhileTheServerIsAway();
        model.show(at(3));
        assertEquals(ORDER, model.timeline().orElseThrow());
        assertTrue(model.opened().get() instanceof Load.Loaded<Opened>);
    }

    private void choosesAnotherWhileTheServerIsAway() {
        away = true;
        model.show(new Place.Timeline(LOAN.stream(), new Place.At.Live()));
        away = false;
    }

    @Test
    void readingAgainLeavesThePlayheadWhereItIs() {
        model.step(2);
        model.reload();
        assertEquals(5, model.playhead().get());
    }
}
