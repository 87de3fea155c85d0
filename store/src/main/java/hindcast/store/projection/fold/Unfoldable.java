package hindcast.store.projection.fold;

import hindcast.store.Recorded;

/// An event that a projection cannot fold.
///
/// @param key    the row that it would have changed, as far as it is known: the id of its stream
/// @param reason what the codec or the projection says
public record Unfoldable(Recorded<String> event, String key, String reason) {
    static Unfoldable of(Recorded<String> event, RuntimeException why) {
        String message = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new Unfoldable(event, event.stream().id(), message);
    }
}
