package hindcast.store.aggregate;

/// An aggregate in the words of its business, for lists and timelines.
public interface Telling<S, E> {
    /// The state in one or two words: "payment failed".
    Headline headline(S state);

    /// What an event did, in a few words, without repeating its type: "2 × iphone-15-case · 19.90"; may be empty.
    String tell(E event);
}
