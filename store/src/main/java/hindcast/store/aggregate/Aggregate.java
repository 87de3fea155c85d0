package hindcast.store.aggregate;

import hindcast.store.command.Commands;

/// A kind of aggregate: its rules, its events as they are stored, its words, and its commands as they are given.
///
/// @param type the stream type, such as `Order`
public record Aggregate<S, C, E>(String type, Decider<S, C, E> decider, EventCodec<E> codec, Telling<S, E> telling, Commands<S, C> commands) {
}
