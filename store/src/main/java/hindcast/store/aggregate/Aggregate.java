package hindcast.store.aggregate;

/// A kind of aggregate: its rules, its events as they are stored, and its words.
///
/// @param type the stream type, such as `Order`
public record Aggregate<S, C, E>(String type, Decider<S, C, E> decider, EventCodec<E> codec, Telling<S, E> telling) {
}
