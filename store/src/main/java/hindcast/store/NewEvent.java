package hindcast.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that is not in the log yet.
///
/// @param id         unique within the store, by its writer's choice; a UUID unless it came from elsewhere
/// @param type       the stored name of the event's type
/// @param revision   the shape of `data`, from 1
/// @param data       the payload: the text of a JSON value, stored as it is
/// @param metadata   data about the event
/// @param recordedAt when it happened, for events that are brought in with their history; null lets the database's clock say
public record NewEvent(String id, String type, int revision, String data, Metadata metadata, @Nullable Instant recordedAt) {
}
