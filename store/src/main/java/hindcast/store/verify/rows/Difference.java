package hindcast.store.verify.rows;

import hindcast.store.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row that is not what the events say.
public sealed interface Difference {
    /// The values that name the row, in the order of the columns; for an event that cannot be folded the id of its stream.
    List<Object> key();

    /// The key as text.
    default String name() {
        return key().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// There is no such row, and there should be one.
    ///
    /// @param cells every column
    record Missing(List<Object> key, List<Cell> cells) implements Difference {
    }

    /// There is such a row, and there should be none.
    ///
    /// @param cells every column
    /// @param gone  the event that should have taken it away; empty when the events never gave such a row, or for a row of many streams
    record Extra(List<Object> key, List<Cell> cells, Optional<Origin> gone) implements Difference {
    }

    /// The row says something else.
    ///
    /// @param cells the columns that differ
    record Changed(List<Object> key, List<Cell> cells) implements Difference {
    }

    /// What the row should be is not known: an event that the row was made of cannot be folded by this program.
    ///
    /// @param event  the event
    /// @param reason why, without a full stop
    record Unfoldable(List<Object> key, Origin event, String reason) implements Difference {
    }

    /// A value of a row. Its types are those of [hindcast.store.projection.RowShape.Column.Type].
    ///
    /// @param served what is there; null for nothing
    /// @param folded what it should be; null for nothing
    /// @param origin the event at which it became what it should be; for a row of many streams the newest one that the row is made of; empty where nothing
    ///               should be
    record Cell(String column, @Nullable Object served, @Nullable Object folded, Optional<Origin> origin) {
    }

    /// An event, as one finds it.
    record Origin(long position, StreamId stream, int version, String type) {
        @Override
        public String toString() {
            return "%s v%d %s at %,d".formatted(stream, version, type, position);
        }
    }
}
