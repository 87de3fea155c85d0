package hindcast.store.projection.table;

/// What is in service of a projection, and what somebody wants of it.
///
/// @param generation in service
/// @param revision   that made it
/// @param columns    of its table, see [hindcast.store.projection.RowShape#signature]
/// @param checkpoint every event up to this position is handled
/// @param running    whether it is to be run: nobody stopped it
/// @param failed     whether it stands before an event that cannot be folded
/// @param attempts   how often that one, or the one before it was passed, was tried
public record Served(String name, int generation, int revision, String columns, long checkpoint, boolean running, boolean failed, int attempts) {
}
