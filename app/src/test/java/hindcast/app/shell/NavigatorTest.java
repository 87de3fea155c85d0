package hindcast.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Going about in the window.
final class NavigatorTest {
    private static final Place LIST = new Place.Aggregates(StreamQuery.ALL);
    private final Navigator navigator = new Navigator();

    private static Place order(String id) {
        return new Place.Timeline(new StreamId("Order", id), new Place.At.Live());
    }

    @Test
    void itBeginsWhereAStoreIsChosen() {
        assertEquals(new Place.Connect(), navigator.place().get());
        assertFalse(navigator.canGoBack().get());
    }

    @Test
    void backAndForwardWalkTheWayThatWasGone() {
        navigator.restart(LIST);
        navigator.go(order("1"));
        navigator.go(order("2"));
        List<Place> seen = new ArrayList<>();
        navigator.place().subscribe(it -> seen.add(it));
        navigator.back();
        navigator.back();
        navigator.back();
        navigator.forward();
        assertEquals(List.of(order("2"), order("1"), LIST, order("1")), seen);
        assertTrue(navigator.canGoForward().get());
    }

    @Test
    void goingElsewhereForgetsTheWayForward() {
        navigator.restart(LIST);
        navigator.go(order("1"));
        navigator.back();
        navigator.go(order("2"));
        assertFalse(navigator.canGoForward().get());
    }

    @Test
    void goingWhereOneIsIsNoStep() {
        navigator.restart(LIST);
        navigator.go(LIST);
        assertFalse(navigator.canGoBack().get());
    }

    @Test
    void aPlaceSaidMoreExactlyIsNoStepEither() {
        navigator.restart(LIST);
        navigator.go(order("1"));
        Place atVersion = new Place.Timeline(new StreamId("Order", "1"), new Place.At.Version(3));
        navigator.refine(atVersion);
        assertEquals(atVersion, navigator.place().get());
        navigator.back();
        assertEquals(LIST, navigator.place().get());
        navigator.forward();
        assertEquals(atVersion, navigator.place().get());
    }

    @Test
    void anotherStoreHasNoWayBackIntoTheOneBefore() {
        navigator.restart(LIST);
        navigator.go(order("1"));
        navigator.restart(LIST);
        assertFalse(navigator.canGoBack().get());
    }

    @Test
    void theWayBackIsLongButNotEndless() {
        navigator.restart(LIST);
        for (int step = 0; step < 1_000; step++) {
            navigator.go(order(Integer.toString(step)));
        }
        int back = 0;
        while (navigator.canGoBack().get()) {
            navigator.back();
            back++;
        }
        assertEquals(200, back);
    }

    @Test
    void aFormIsNotWhereOneComesBackTo() {
        assertEquals(LIST, new Place.New("Order").lasting());
        assertEquals(order("1"), new Place.Command(new StreamId("Order", "1"), "ShipOrder").lasting());
        assertEquals(order("1"), order("1").lasting());
    }
}
