package hindcast.app.projections.compare;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Navigator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The columns of a table of what differs: what is served on a red ground, what it should be on a green one.
public final class ComparedTable {
    private static final double LINE = 33;
    private static final int AHEAD = 20;

    private final TableView<ComparedLine> table;
    private final Runnable more;

    private ComparedTable(TableView<ComparedLine> table, String folded, Navigator navigator, Runnable more) {
        this.table = table;
        this.more = more;
        column("compared.row", 170, () -> new LinkCell(ComparedTable::row, ComparedLine::row, navigator)).getStyleClass().add("mono");
        column("compared.column", 110, () -> new TextCell(ComparedLine::column));
        column("compared.live", 120, () -> new TextCell(ComparedLine::live)).getStyleClass().addAll("mono", "live");
        column(folded, 120, () -> new TextCell(ComparedLine::folded)).getStyleClass().addAll("mono", "folded");
        column("compared.setBy", 150, () -> new LinkCell(ComparedLine::setBy, ComparedLine::event, navigator));
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /// Gives a table its columns.
    ///
    /// @param folded what the column of the right values is called, a key of the texts
    /// @param more   run whenever the last lines come into view
    public static void on(TableView<ComparedLine> table, String folded, Navigator navigator, Runnable more) {
        new ComparedTable(table, folded, navigator, more);
    }

    /// A value or the name of a column; hovering tells it in full.
    private final class TextCell extends TableCell<ComparedLine, ComparedLine> {
        private final Function<ComparedLine, @Nullable String> text;
        private final Tooltip hover = new Tooltip();

        TextCell(Function<ComparedLine, @Nullable String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(ComparedLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean shown = line != null && !empty;
            String value = shown ? Objects.requireNonNullElse(text.apply(line), Views.text("lag.none")) : "";
            setText(value);
            hover.setText(value);
            setTooltip(shown ? hover : null);
            pseudoClassStateChanged(Looks.DIM, shown && text.apply(line) == null);
            if (shown && getIndex() >= table.getItems().size() - AHEAD) {
                more.run();
            }
        }
    }

    private TableColumn<ComparedLine, ComparedLine> column(String key, double width, Supplier<TableCell<ComparedLine, ComparedLine>> cell) {
        TableColumn<ComparedLine, ComparedLine> column = new TableColumn<>(Views.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(_ -> cell.get());
        table.getColumns().add(column);
        return column;
    }

    private static String row(ComparedLine line) {
        return line.key().isEmpty() ? "" : Views.text("compared.sign." + line.kind()) + " " + line.key();
    }
}
