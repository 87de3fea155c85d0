package hindcast.store.verify.rows;

import hindcast.store.Recorded;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.fold.RowOrigins;
import hindcast.store.verify.rows.Difference.Cell;
import hindcast.store.verify.rows.Difference.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares rows column by column.
final class Cells {
    private Cells() {
    }

    /// Where the values of a row came from, as far as that is known.
    interface Origins {
        /// Nothing is known.
        Origins NONE = _ -> Optional.empty();

        /// The event that set a column.
        Optional<Origin> of(String column);

        /// The event since which there is no row.
        default Optional<Origin> gone() {
            return Optional.empty();
        }

        /// Those of a stream's row.
        static Origins of(RowOrigins<?, ?, ?> known) {
            return new Origins() {
                @Override
                public Optional<Origin> of(String column) {
                    return known.of(column).map(Cells::origin);
                }

                @Override
                public Optional<Origin> gone() {
                    return known.gone().map(Cells::origin);
                }
            };
        }
    }

    static boolean same(@Nullable Object[] one, @Nullable Object[] other) {
        for (int index = 0; index < one.length; index++) {
            if (!RowShape.same(one[index], other[index])) {
                return false;
            }
        }
        return true;
    }

    /// A row that is not what it should be.
    ///
    /// @param served  null when there is none; else its values
    /// @param folded  null when there should be none; else its values
    /// @param origins where the values came from
    static Difference difference(
            RowShape<?> shape, @Nullable Object @Nullable [] served, @Nullable Object @Nullable [] folded, Origins origins) {
        List<Cell> cells = new ArrayList<>();
        for (int index = 0; index < shape.columns().size(); index++) {
            Column column = shape.columns().get(index);
            Object before = served == null ? null : served[index];
            Object after = folded == null ? null : folded[index];
            if (served == null || folded == null || !RowShape.same(before, after)) {
                Optional<Origin> setBy = folded == null ? Optional.empty() : origins.of(column.name());
                cells.add(new Cell(column.name(), before, after, setBy));
            }
        }
        if (folded == null) {
            return new Difference.Extra(shape.key(Objects.requireNonNull(served)), cells, origins.gone());
        }
        List<Object> key = shape.key(folded);
        return served == null ? new Difference.Missing(key, cells) : new Difference.Changed(key, cells);
    }

    static Origin origin(Recorded<?> event) {
        return new Origin(event.position(), event.stream(), event.version(), event.type());
    }
}
