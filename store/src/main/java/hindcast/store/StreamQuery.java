package hindcast.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which streams to list, and in what order. Pages are read from an index and take the same time wherever they are, in a store of any size. Two
/// questions cut across the order of their list and may try every line of it, a tenth of a second for each million: `existedAt` by activity
/// and `activeFrom` by creation or id.
///
/// @param type       only streams of this type; null for all
/// @param text       a part of the id, found anywhere in it; empty for all. At most 200 characters
/// @param prefix     whether `text` must stand at the id's beginning
/// @param activeFrom only streams whose newest event is at or after this time; null for all
/// @param existedAt  only streams whose first event is at or before this time; null for all
/// @param sort       the order of the rows
public record StreamQuery(
        @Nullable String type,
        String text,
        boolean prefix,
        @Nullable Instant activeFrom,
        @Nullable Instant existedAt,
        Sort sort) {
    /// All streams, the most recently active first.
    public static final StreamQuery ALL = new StreamQuery(null, "", false, null, null, Sort.ACTIVITY);

    /// The order of the rows; equal times are ordered by type and id, in the same direction.
    public enum Sort {
        /// Newest event first.
        ACTIVITY,
        /// Newest stream first: the order of the list in the past, where the last activity of today means nothing.
        CREATION,
        /// By type and id, byte by byte, from the lowest.
        ID
    }
}
