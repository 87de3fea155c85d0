package hindcast.app.timeline.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Times;
import hindcast.app.log.Heard;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

/// An open stream that goes on, without a window.
final class GrowingModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();

    private final Heard heard = new Heard();
    private final AsOf clock = new AsOf();
    private final TimelineModel model = new TimelineModel(this::read, new Background(Runnable::run, Runnable::run),
            new Times(ZoneOffset.UTC, Clock.systemUTC()), clock, new Navigator());
    private int stored = 10;
    private int reads;

    private Timeline read(StreamId stream, Reading reading) {
        reads++;
        Timeline.Builder builder = Timeline.builder(stream, new hindcast.store.aggregate.AggregateFold<>(hindcast.domain.order.Order.AGGREGATE));
        events(1, stored).forEach(builder);
        return builder.build();
    }

    private static List<Recorded<String>> events(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(ORDER::event).toList();
    }

    private void openAt(int version) {
        model.follow(heard.log());
        model.show(new Place.Timeline(ORDER.stream(), version == stored ? new Place.At.Live() : new Place.At.Version(version)));
        reads = 0;
    }

    private void append(int last) {
        heard.events(events(stored + 1, last));
        stored = last;
    }

    private List<Integer> versions() {
        return List.of(model.playhead().get(), model.timeline().orElseThrow().version(), model.unseen().get());
    }

    @Test
    void thePlayheadAtTheEndFollows() {
        openAt(10);
        append(12);

        assertEquals(List.of(12, 12, 0), versions());
        assertEquals(12, model.frame().get().orElseThrow().version());
        assertEquals(0, reads);
    }

    @Test
    void elsewhereItStaysAndWhatComesIsCountedUntilItIsSeen() {
        openAt(4);
        append(12);
        append(13);
        assertEquals(List.of(4, 13, 3), versions());
        model.step(9);

        assertEquals(List.of(13, 13, 0), versions());
    }

    @Test
    void inThePastNothingMovesAndNothingIsCounted() {
        openAt(10);
        clock.at(ORDER.event(10).recordedAt());
        append(12);

        assertEquals(List.of(10, 12, 0), versions());
    }

    @Test
    void whatWasMissedIsReadFromTheStore() {
        openAt(10);
        stored = 13;
        heard.events(events(13, 13));

        assertEquals(List.of(13, 13, 0), versions());
        assertEquals(1, reads);
    }

    @Test
    void whatWasReadAlreadyIsNotTakenTwice() {
        openAt(10);
        heard.events(events(9, 10));
        append(11);

        assertEquals(List.of(11, 11, 0), versions());
        assertEquals(0, reads);
    }

    @Test
    void whoComesBackSeesWhatCameMeanwhile() {
        openAt(10);
        Subscription listening = model.follow(heard.log());
        listening.unsubscribe();
        stored = 14;
        model.follow(heard.log());

        assertEquals(List.of(14, 14, 0), versions());
    }

    @Test
    void aStreamThatIsNotThereAppearsWithItsFirstEvent() {
        stored = 0;
        openAt(0);
        assertEquals(0, model.timeline().orElseThrow().version());
        append(2);

        assertEquals(List.of(2, 2, 0), versions());
        assertTrue(model.opened().get().known().filter(opened -> !opened.grown()).isPresent());
    }

    @Test
    void pinsAndTheComparisonStay() {
        openAt(4);
        model.pin(2);
        model.pin(3);
        model.pin(6);
        append(12);

        assertEquals(Optional.of(6), model.pinned().get());
        model.pin(6);
        assertEquals(Optional.empty(), model.pinned().get());
    }

    @Test
    void aBrokenTimelineStaysBrokenAndListsWhatComes() {
        openAt(10);
        Recorded<String> next = ORDER.event(11);
        heard.events(List.of(new Recorded<>(next.position(), next.stream(), 11, "x", "OrderShipped", 1, next.recordedAt(), "{\"carrier\":[1,2]}",
                next.metadata())));
        heard.events(events(12, 13));

        assertEquals(List.of(13, 13, 0), versions());
        assertTrue(model.frame().get().orElseThrow() instanceof Frame.Broken broken && broken.brokenAt() == 11, () -> model.frame().get().toString());
    }

    @Test
    void eventsOfAnotherStreamDoNothing() {
        openAt(10);
        Recorded<String> next = ORDER.event(11);
        heard.events(List.of(new Recorded<>(next.position(), new StreamId("Order", "other"), 11, "x", next.type(), 1, Instant.EPOCH, next.data(),
                next.metadata())));

        assertEquals(List.of(10, 10, 0), versions());
        assertEquals(0, reads);
    }
}
