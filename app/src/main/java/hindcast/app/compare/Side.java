package hindcast.app.compare;

import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One of two that are compared: a history, up to a version.
///
/// @param version 0 (before the first event) to the newest one
public record Side(Timeline timeline, int version) {
    /// As `Order/7f3a v8 of 14 · paid`.
    public String words() {
        String headline = state().headline().text();
        return "%s · v%d of %d%s".formatted(timeline.stream(), version, timeline.version(), headline.isEmpty() ? "" : " · " + headline);
    }

    /// The state at the version, or the last known one where that is not known.
    public Frame.State state() {
        return switch (timeline.at(version)) {
            case Frame.State state -> state;
            case Frame.Broken broken -> broken.last();
        };
    }

    /// Whether an event at or before the version cannot be decoded.
    public boolean broken() {
        return timeline.at(version) instanceof Frame.Broken;
    }

    /// Whether there is no such aggregate.
    boolean missing() {
        return timeline.version() == 0;
    }

    /// When an event was recorded.
    ///
    /// @param which 1 to the newest version
    Instant recorded(int which) {
        return Instant.EPOCH.plus(timeline.micros(which), ChronoUnit.MICROS);
    }
}
