package hindcast.app.aggregates;

import hindcast.store.aggregate.Headline;
import java.time.Instant;

/// What a line of the list says of an aggregate at the window's instant: its version then, when that was recorded, and its
/// state in a word or two. Costs a fold, so only lines on screen have one.
public record Glimpse(int version, Instant recordedAt, Headline headline) {
}
