package hindcast.store.whatif;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// A command of a branch and what came of it there.
///
/// @param name    the name of the command
/// @param json    its fields; not to be changed
/// @param at      the time of the events that it causes
/// @param preview what it does in the branch; a refusal leaves the branch as it is, and what follows goes on from there
public record Supposed(String name, ObjectNode json, Instant at, Preview preview) {
}
