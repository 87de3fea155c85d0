package hindcast.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events of the whole log to read; what is null does not narrow.
///
/// @param stream only this stream
/// @param type   only events of this type
/// @param since  only events recorded at or after this time
/// @param until  only events recorded before this time
public record LogQuery(@Nullable StreamId stream, @Nullable String type, @Nullable Instant since, @Nullable Instant until) {
    /// Every event.
    public static final LogQuery ALL = new LogQuery(null, null, null, null);
}
