package hindcast.store.projection.admin;

import java.time.Instant;

/// An event that a projection passes over.
///
/// @param failure  why it cannot be folded
/// @param attempts how often it was tried before
public record Skip(long position, String saidBy, Instant saidAt, String reason, String failure, int attempts) {
}
