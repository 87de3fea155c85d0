package hindcast.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The answer to an append.
public sealed interface AppendResult {
    /// The events are in the log, or were already, appended by the same command id.
    ///
    /// @param firstVersion version of the first event of the batch
    /// @param lastVersion  version of the last one
    /// @param lastPosition position of the last one
    record Appended(int firstVersion, int lastVersion, long lastPosition) implements AppendResult {
    }

    /// Somebody else appended first; nothing was written.
    ///
    /// @param expected  the version that the writer had seen
    /// @param actual    the version that the stream has; below `expected` when the writer has seen what is not there
    /// @param meanwhile the events behind `expected`, in order; the first hundred when there are more, as `actual` tells
    record Conflict(int expected, int actual, List<Recorded<String>> meanwhile) implements AppendResult {
        public Conflict {
            meanwhile = List.copyOf(meanwhile);
        }
    }

    /// The answer to an append of several streams.
    sealed interface OfAll {
        /// All of them have their events, or had them already, appended by the same command id.
        ///
        /// @param streams what was appended, by stream
        record Appended(SequencedMap<StreamId, AppendResult.Appended> streams) implements OfAll {
            public Appended {
                streams = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(streams));
            }
        }

        /// Nothing was written to any of them.
        ///
        /// @param streams those that do not stand where the writer has seen them; the others of the append do
        record Conflicts(SequencedMap<StreamId, Conflict> streams) implements OfAll {
            public Conflicts {
                streams = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(streams));
            }
        }
    }
}
