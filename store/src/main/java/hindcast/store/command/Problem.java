package hindcast.store.command;

import tools.jackson.core.JsonPointer;

/// What keeps JSON from being a command, in one place of it.
///
/// @param at       where, as a JSON pointer (RFC 6901); empty for the whole
/// @param sentence what is wrong, naming the field, without a full stop: "quantity is a whole number, not \"two\""
public record Problem(JsonPointer at, String sentence) {
}
