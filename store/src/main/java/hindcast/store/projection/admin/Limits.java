package hindcast.store.projection.admin;

import java.time.Duration;

/// From when on a lag is worth a look, and from when on it is bad: by events behind or by the age of the oldest of them, whichever comes first.
///
/// @param warnEvents     at least 1
/// @param criticalEvents not less than `warnEvents`
/// @param warnTime       in whole seconds, at least 1
/// @param criticalTime   not less than `warnTime`
public record Limits(long warnEvents, Duration warnTime, long criticalEvents, Duration criticalTime) {
    /// Those of a projection about which nobody has said anything.
    public static final Limits USUAL = new Limits(100, Duration.ofSeconds(5), 10_000, Duration.ofSeconds(60));

    public Limits {
        if (warnEvents < 1 || criticalEvents < warnEvents || warnTime.toSeconds() < 1 || criticalTime.compareTo(warnTime) < 0) {
            throw new IllegalArgumentException("A warning comes from 1 event or second on, and not after what is critical");
        }
    }
}
