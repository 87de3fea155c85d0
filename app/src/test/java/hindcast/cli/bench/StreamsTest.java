package hindcast.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.testing.Database;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;

/// The streams that are measured are like those of a store.
final class StreamsTest {
    static List<Streams> all() {
        return Streams.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsUnderstoodToItsEnd(Streams stream) {
        Timeline timeline = stream.timeline(1_234);
        assertEquals(1_234, timeline.version());
        assertEquals(Optional.empty(), timeline.brokenAt());
        assertEquals(List.of(), timeline.unknown());
        assertTrue(timeline.inversions().size() > 0, "real clocks run backwards");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsTheSameInAStore(Streams stream, @Database EventStore store) {
        stream.append(store, 1_234);
        Timeline stored = new Aggregates(store, Shop.aggregates(), () -> "none").timeline(stream.stream(), _ -> { });
        assertEquals(stream.timeline(1_234).at(1_234).toString(), stored.at(1_234).toString());
    }

    @Test
    void anOrderGrowsWithItsHistory() {
        assertEquals(21, size(Streams.ORDER, "/items"), 1);
    }

    @Test
    void anUnknownStateGrowsWithItsHistory() {
        assertEquals(21, size(Streams.UNKNOWN, "/offers"), 1);
    }

    private static int size(Streams stream, String path) {
        Frame.State state = (Frame.State) stream.timeline(1_000).at(1_000);
        return state.tree().find(JsonPointer.compile(path)).orElseThrow().json().size();
    }
}
