package hindcast.app.projections.rows;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.store.projection.admin.RowValues;
import java.time.Instant;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A value of a row.
final class RowCell extends TableCell<RowValues, RowValues> {
    private final int column;
    private final Times times;
    private final Tooltip hover = new Tooltip();

    /// @param column the index of its value
    RowCell(int column, Times times) {
        this.column = column;
        this.times = times;
    }

    @Override
    protected void updateItem(RowValues row, boolean empty) {
        super.updateItem(row, empty);
        boolean shown = row != null && !empty;
        @Nullable Object value = shown ? row.values().get(column) : null;
        setText(shown ? times.value(value) : "");
        pseudoClassStateChanged(Looks.DIM, shown && value == null);
        setTooltip(value == null ? null : hover);
        hover.setText(value instanceof Instant instant ? times.hover(instant) : getText());
    }
}
