package hindcast.store.projection.lag;

/// Something that somebody should know without looking.
///
/// @param projection the projection; empty when it is about the store
/// @param sentence   what it is
public record Alert(Level level, String projection, String sentence) {
}
