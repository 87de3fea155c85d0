package hindcast.store;

import java.time.Instant;

/// A line of the list of aggregates, kept by the store with every append and never found by scanning events.
///
/// @param version  the version of the newest event
/// @param firstAt  recorded time of version 1
/// @param lastAt   recorded time of the newest version
/// @param lastType type of the newest event
public record StreamSummary(StreamId stream, int version, Instant firstAt, Instant lastAt, String lastType) {
}
