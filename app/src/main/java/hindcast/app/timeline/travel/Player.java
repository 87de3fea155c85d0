package hindcast.app.timeline.travel;

import java.util.Optional;
import java.util.function.IntPredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import hindcast.store.timeline.Timeline;
import tools.jackson.core.JsonPointer;

/// Moves the playhead by itself, event by event, and stops at the end, where a watched path changes, or where it is told to. It knows no clock:
/// whoever draws tells it the time at each frame.
public final class Player {
    private static final long NANOS = 1_000;

    private final IntegerProperty playhead;
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(this, "speed", Speed.FOUR);
    private final ObjectProperty<Optional<JsonPointer>> watched = new SimpleObjectProperty<>(this, "watched", Optional.empty());
    private final ObjectProperty<IntPredicate> stops = new SimpleObjectProperty<>(this, "stops", _ -> false);
    private Optional<Timeline> timeline = Optional.empty();
    private long since;
    private boolean started;

    Player(IntegerProperty playhead) {
        this.playhead = playhead;
    }

    public ReadOnlyBooleanProperty playing() {
        return playing;
    }

    public ObjectProperty<Speed> speed() {
        return speed;
    }

    /// The path that playing stops at when it changes.
    public ObjectProperty<Optional<JsonPointer>> watched() {
        return watched;
    }

    /// The versions that playing stops at.
    public ObjectProperty<IntPredicate> stops() {
        return stops;
    }

    /// Plays on from the playhead, from the start when it stands at the end; or pauses.
    public void toggle() {
        if (playing.get() || timeline.isEmpty()) {
            playing.set(false);
            return;
        }
        if (playhead.get() >= timeline.get().version()) {
            playhead.set(0);
        }
        started = false;
        playing.set(true);
    }

    public void pause() {
        playing.set(false);
    }

    /// Moves on as far as it is time to.
    ///
    /// @param nanos the time of this frame, from any start
    public void tick(long nanos) {
        if (!playing.get() || timeline.isEmpty()) {
            return;
        }
        if (!started) {
            started = true;
            since = nanos;
        }
        int version = playhead.get();
        int last = timeline.get().version();
        boolean stop = version >= last;
        while (!stop && nanos - since >= stay(timeline.get(), version)) {
            since += stay(timeline.get(), version);
            version++;
            stop = version >= last || stops.get().test(version) || changesWatched(timeline.get(), version);
        }
        playhead.set(version);
        playing.set(!stop);
    }

    /// The stream that is played has grown.
    void grown(Timeline longer) {
        timeline = Optional.of(longer);
    }

    void play(Optional<Timeline> now) {
        timeline = now;
        watched.set(Optional.empty());
        playing.set(false);
    }

    private long stay(Timeline played, int version) {
        return NANOS * speed.get().stay(version == 0 ? 0 : played.micros(version + 1) - played.micros(version));
    }

    private boolean changesWatched(Timeline played, int version) {
        return watched.get().filter(path -> played.changes(version - 1, version).stream().anyMatch(change -> within(change.path(), path))).isPresent();
    }

    private static boolean within(JsonPointer changed, JsonPointer path) {
        String inner = changed.toString();
        String outer = path.toString();
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }
}
