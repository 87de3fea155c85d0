package hindcast.app.timeline.lane;

import java.util.Optional;

/// The playhead as it is drawn.
///
/// @param version what is past: this version and all before it; 0 before the first event
/// @param x       where it stands; under the pointer while it is dragged
/// @param label   what its flag says: "v8 · 14:02:11.532"
/// @param range   the time between two versions that are compared
record Playhead(int version, double x, String label, Optional<Range> range) {
    /// @param from in microseconds, as is `to`
    record Range(long from, long to) {
    }
}
