package hindcast.store.projection.admin;

import java.time.Instant;

/// A line of the audit trail: who did what to a projection, and why.
///
/// @param number  grows from line to line
/// @param saidBy  who, as the program was told
/// @param dbUser  who, as the server knows it
/// @param action  stop, start, retry, skip, limit, rebuild, swap, roll back, cancel, drop, repair
/// @param details a JSON object
/// @param reason  empty where none is asked for
public record Deed(long number, Instant at, String saidBy, String dbUser, String action, String projection, String details, String reason) {
}
