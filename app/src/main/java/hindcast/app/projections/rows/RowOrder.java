package hindcast.app.projections.rows;

import hindcast.store.projection.admin.RowValues;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// By which column the rows are sorted. A press on its header asks for the smallest first, the next one for the greatest, a third one for the order of the
/// key. The store sorts: the table has only some of the rows, so its own sorting is switched off.
final class RowOrder {
    private final BiConsumer<@Nullable String, Boolean> asked;
    private final Region arrow = new Region();
    private Optional<TableColumn<?, ?>> by = Optional.empty();
    private boolean descending;

    /// @param asked told the name of the column, or null for the key, and whether the greatest are to come first
    RowOrder(TableView<RowValues> table, BiConsumer<@Nullable String, Boolean> asked) {
        this.asked = asked;
        arrow.getStyleClass().addAll("icon", "icon-down", "sort-arrow");
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> header(click.getPickResult().getIntersectedNode())
                .filter(_ -> click.isStillSincePress()).ifPresent(this::press));
    }

    /// Sorts by the key, and asks for nothing.
    void reset() {
        by.ifPresent(column -> column.setGraphic(null));
        by = Optional.empty();
    }

    private static Optional<TableColumn<?, ?>> header(@Nullable Node pressed) {
        for (Node node = pressed; node != null; node = node.getParent()) {
            if (node instanceof TableColumnHeader header) {
                return header.getTableColumn() instanceof TableColumn<?, ?> column ? Optional.of(column) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void press(TableColumn<?, ?> column) {
        boolean same = by.filter(column::equals).isPresent();
        boolean key = same && descending;
        reset();
        descending = same;
        if (!key) {
            by = Optional.of(column);
            arrow.setRotate(descending ? 0 : 180);
            column.setGraphic(arrow);
        }
        asked.accept(key ? null : column.getId(), !key && descending);
    }
}
