package hindcast.app.log;

import hindcast.app.fx.Background;
import hindcast.store.Recorded;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import hindcast.store.log.Tail.Signal;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A live log that hears what a test tells it, at the time that the test says it is.
public final class Heard {
    private final LiveLog log;
    private long now;

    /// Over no store.
    public Heard() {
        this(new PGSimpleDataSource());
    }

    Heard(DataSource source) {
        // Its tail is never begun.
        log = new LiveLog(new Log(source), new Background(_ -> { }, Runnable::run), this::now);
    }

    public LiveLog log() {
        return log;
    }

    long now() {
        return now;
    }

    /// These events were committed.
    public void events(List<Recorded<String>> events) {
        later(Duration.ofSeconds(2));
        log.hear(new Signal.Events(events));
    }

    /// The mark stands here, some time after it was looked for before.
    void mark(Duration after, SafeMark mark) {
        later(after);
        log.hear(new Signal.CaughtUp(mark));
    }

    void signal(Signal signal) {
        later(Duration.ofSeconds(2));
        log.hear(signal);
    }

    private void later(Duration time) {
        now += time.toNanos();
    }
}
