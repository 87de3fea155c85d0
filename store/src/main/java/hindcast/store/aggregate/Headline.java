package hindcast.store.aggregate;

/// A state in one or two words, for a badge or a line of the list: "payment failed".
///
/// @param text lower case, without a full stop; empty when there is nothing to say
public record Headline(String text, Tone tone) {
    /// How it reads; a colour never says it alone.
    public enum Tone { NEUTRAL, ACTIVE, GOOD, WARNING, BAD }
}
