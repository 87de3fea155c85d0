package hindcast.store.timeline;

import hindcast.store.aggregate.Headline;

/// What a timeline answers for a version.
public sealed interface Frame {
    /// The version asked for.
    int version();

    /// The state at that version.
    record State(int version, Tree tree, Headline headline) implements Frame {
    }

    /// An event at or before the version cannot be decoded, so the state is not known.
    ///
    /// @param brokenAt the version of that event
    /// @param reason   why, as a sentence
    /// @param last     the state just before it
    record Broken(int version, int brokenAt, String reason, State last) implements Frame {
    }
}
