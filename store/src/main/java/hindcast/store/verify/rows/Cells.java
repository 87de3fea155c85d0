package hindcast.store.verify.rows;

import hindcast.store.Recorded;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.verify.rows.Difference.Cell;
import hindcast.store.verify.rows.Difference.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares values of rows, column by column. Decimals are the same when their amounts are: 1.1 is 1.10 to whoever queries it.
final class Cells {
    private Cells() {
    }

    static boolean same(@Nullable Object[] one, @Nullable Object[] other) {
        for (int index = 0; index < one.length; index++) {
            if (!same(one[index], other[index])) {
                return false;
            }
        }
        return true;
    }

    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal first && other instanceof BigDecimal second ? first.compareTo(second) == 0 : Objects.equals(one, other);
    }

    /// A row that is not what it should be.
    ///
    /// @param served  null when there is none; else its values
    /// @param folded  null when there should be none; else its values
    /// @param origins where the values came from, as far as that is known
    static Difference difference(RowShape<?> shape, @Nullable Object @Nullable [] served, @Nullable Object @Nullable [] folded, Origins origins) {
        List<Cell> cells = new ArrayList<>();
        for (int index = 0; index < shape.columns().size(); index++) {
            Column column = shape.columns().get(index);
            Object before = served == null ? null : served[index];
            Object after = folded == null ? null : folded[index];
            if (served == null || folded == null || !same(before, after)) {
                cells.add(new Cell(column.name(), before, after, folded == null ? Optional.empty() : origins.of(index)));
            }
        }
        if (folded == null) {
            return new Difference.Extra(shape.key(Objects.requireNonNull(served)), cells, Optional.ofNullable(origins.gone()));
        }
        List<Object> key = shape.key(folded);
        return served == null ? new Difference.Missing(key, cells) : new Difference.Changed(key, cells);
    }

    static Origin origin(Recorded<?> event) {
        return new Origin(event.position(), event.stream(), event.version(), event.type());
    }

    /// Where the values of a row came from.
    ///
    /// @param columns the event that set each of them
    /// @param gone    the event that took the row away
    record Origins(@Nullable Origin @Nullable [] columns, @Nullable Origin gone) {
        static final Origins UNKNOWN = new Origins(null, null);

        Optional<Origin> of(int index) {
            return columns == null ? Optional.empty() : Optional.ofNullable(columns[index]);
        }
    }
}
