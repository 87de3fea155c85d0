package hindcast.store.projection.table;

/// A row and the event that changed it last.
///
/// @param position of that event
public record Row<R extends Record>(R row, long position) {
}
