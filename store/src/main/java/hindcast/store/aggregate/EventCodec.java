package hindcast.store.aggregate;

import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stored payloads to event records and back, for one aggregate. Decimals stay decimals, unknown fields are passed over,
/// and an upcaster runs on read alone.
///
/// @param <E> the events, a sealed interface of records
public final class EventCodec<E> {
    private final List<EventType<E>> types;

    public EventCodec(List<EventType<E>> types) {
        this.types = List.copyOf(types);
    }

    /// The event as it is appended today.
    ///
    /// @param id         the new event's id
    /// @param recordedAt null lets the database's clock say
    /// @throws IllegalArgumentException when its class is none of the types
    public NewEvent encode(E event, String id, Metadata metadata, @Nullable Instant recordedAt) {
        throw new IllegalStateException(types.toString() + event + id + metadata + recordedAt);
    }
}
