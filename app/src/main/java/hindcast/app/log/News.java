package hindcast.app.log;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.util.List;
import java.util.Map;

/// What was appended to the log since the last news, told together.
///
/// @param moved    the streams that got events
/// @param events   the events that somebody follows, in the order of the log; some may be missing where too many came at once, which
///                 shows in the versions of a stream
/// @param replaced whether the log itself is another one than before, so that everything has to be read again
public record News(Map<StreamId, Moved> moved, List<Recorded<String>> events, boolean replaced) {
    public News {
        moved = Map.copyOf(moved);
        events = List.copyOf(events);
    }
}
