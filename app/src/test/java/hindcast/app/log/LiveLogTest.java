package hindcast.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StoreException;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import hindcast.store.log.Tail.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What a window hears of a log.
final class LiveLogTest {
    private static final StreamId ORDER = new StreamId("Order", "7f3a");
    private static final StreamId OTHER = new StreamId("Order", "0001");

    private final Heard heard = new Heard();
    private final List<News> news = new ArrayList<>();

    private static Recorded<String> event(StreamId stream, int version) {
        return new Recorded<>(version, stream, version, stream.id() + version, "Noted" + version, 1, Instant.ofEpochSecond(version), "{}", Metadata.NONE);
    }

    private static List<Recorded<String>> events(StreamId stream, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(version -> event(stream, version)).toList();
    }

    @Test
    void onlyTheEventsOfAStreamThatIsFollowedAreKeptWhole() {
        heard.log().listen(news::add);
        Subscription following = heard.log().follow(ORDER);
        heard.events(List.of(event(ORDER, 3), event(OTHER, 1), event(ORDER, 4)));
        following.unsubscribe();
        heard.events(events(ORDER, 5, 5));

        assertEquals(List.of(
                new News(Map.of(
                        ORDER, new Moved(ORDER, 3, Instant.ofEpochSecond(3), 4, Instant.ofEpochSecond(4), "Noted4"),
                        OTHER, new Moved(OTHER, 1, Instant.ofEpochSecond(1), 1, Instant.ofEpochSecond(1), "Noted1")),
                        events(ORDER, 3, 4), false),
                new News(Map.of(ORDER, new Moved(ORDER, 5, Instant.ofEpochSecond(5), 5, Instant.ofEpochSecond(5), "Noted5")), List.of(), false)), news);
    }

    @Test
    void whoNoLongerListensHearsNothing() {
        heard.log().listen(news::add).unsubscribe();
        heard.events(events(ORDER, 1, 1));

        assertEquals(List.of(), news);
    }

    @Test
    void eventsThatComeInAHurryAreToldTogether() {
        List<Runnable> ui = new ArrayList<>();
        LiveLog log = new LiveLog(new Log(new PGSimpleDataSource()), new Background(_ -> { }, ui::add), () -> 0);
        log.listen(news::add);
        log.hear(new Signal.Events(events(ORDER, 1, 1)));
        for (int version = 2; version <= 500; version++) {
            log.hear(new Signal.Events(events(ORDER, version, version)));
        }

        assertEquals(1, ui.size());
        ui.removeFirst().run();
        assertEquals(List.of(500), news.stream().map(each -> each.moved().get(ORDER).version()).toList());
    }

    @Test
    void theRateIsThatOfTheLastFiveSeconds() {
        Rate rate = new Rate(0);
        rate.add(100, Duration.ofSeconds(7).toNanos());
        rate.add(110, Duration.ofSeconds(10).toNanos());

        assertEquals(42, rate.perSecond(Duration.ofSeconds(10).toNanos()));
        assertEquals(22, rate.perSecond(Duration.ofSeconds(13).toNanos()));
        assertEquals(0, rate.perSecond(Duration.ofSeconds(30).toNanos()));
    }

    @Test
    void aServerThatIsAwayIsToldUntilItIsBack() {
        List<LiveLog.State> states = new ArrayList<>();
        heard.log().state().subscribe((LiveLog.State state) -> states.add(state));
        heard.signal(new Signal.Away(new StoreException.Unreachable("gone", new IllegalStateException()), Duration.ZERO));
        heard.signal(new Signal.Back());

        assertEquals(List.of(new LiveLog.State.Beginning(), new LiveLog.State.Away(), new LiveLog.State.Following()), states);
    }

    @Test
    void nothingIsToldAfterItsEnd() {
        heard.log().listen(news::add);
        heard.log().close();
        heard.events(events(ORDER, 1, 1));
        heard.mark(Duration.ofSeconds(5), new SafeMark(1, 1, 1, List.of()));

        assertEquals(List.of(), news);
        assertTrue(heard.log().mark().get().isEmpty());
    }
}
