package hindcast.store.question;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Fold;

/// A moment of a stream: just after one of its events.
///
/// @param event as it is stored
/// @param state behind it, as the fold made it; of no meaning to a condition that does not look at it
/// @param fold  which lifts the event's payload to the newest revision
public record Moment(Recorded<String> event, Object state, Fold<?> fold) {
    /// The payload in the newest revision, as JSON text; as it is stored where it cannot be lifted.
    public String data() {
        return fold.lifted(event);
    }
}
