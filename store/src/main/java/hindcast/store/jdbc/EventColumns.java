package hindcast.store.jdbc;

import hindcast.store.NewEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Events turned on their side: one array for each column, in the order in which the functions of the store take them.
public record EventColumns(String[] ids, String[] types, int[] revisions, @Nullable String[] times, String[] data, String[] metadata) {
    /// Turns them.
    public static EventColumns of(List<NewEvent> events) {
        return new EventColumns(
                texts(events, NewEvent::id),
                texts(events, NewEvent::type),
                events.stream().mapToInt(NewEvent::revision).toArray(),
                texts(events, event -> time(event.recordedAt())),
                texts(events, NewEvent::data),
                texts(events, event -> event.metadata().json()));
    }

    /// One text of each, in their order.
    public static <T> @Nullable String[] texts(List<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    /// Cut, not rounded as the server would: a time must not become later than it was.
    public static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
