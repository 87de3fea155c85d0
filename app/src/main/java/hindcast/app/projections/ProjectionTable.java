package hindcast.app.projections;

import hindcast.app.fx.Views;
import hindcast.app.projections.lag.Line;
import hindcast.app.projections.lag.StatusWords;
import hindcast.store.projection.lag.Status;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of the table of projections. Cells are told how a projection is and set what is otherwise; nothing else is drawn anew.
final class ProjectionTable {
    private static final double LINE = 52;
    private static final double HEADER = 33;
    private static final int LEAST_LINES = 3;
    private static final double LEAST_STATE = 190;
    private static final double SCROLL_BAR = 16;

    private final TableView<Line> table;
    private final TableColumn<Line, Status> state;

    private ProjectionTable(TableView<Line> table, Supplier<TableCell<Line, Status>> actions) {
        this.table = table;
        column("projection", 216, NameCell::new);
        state = column("state", 260, StateCell::new);
        number("behind", 104, StatusWords::behind);
        number("late", 96, StatusWords::late);
        column("trend", 142, TrendCell::new);
        number("rate", 92, StatusWords::rate);
        number("eta", 138, StatusWords::eta);
        number("done", 64, StatusWords::done);
        number("position", 100, StatusWords::position);
        column("actions", 130, actions);
        table.setFixedCellSize(LINE);
        table.setMinHeight(HEADER + LEAST_LINES * LINE);
        table.getItems().addListener((ListChangeListener<Line>) _ -> rise());
        rise();
        table.widthProperty().subscribe(this::fit);
    }

    /// Gives a table its columns.
    static void on(TableView<Line> table, Supplier<TableCell<Line, Status>> actions) {
        new ProjectionTable(table, actions);
    }

    /// A number: its cell tells one text.
    private static final class NumberCell extends TableCell<Line, Status> {
        private final Function<StatusWords, String> text;

        NumberCell(Function<StatusWords, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(Status status, boolean empty) {
            super.updateItem(status, empty);
            setText(empty || status == null ? "" : text.apply(new StatusWords(status)));
        }
    }

    private void number(String name, double width, Function<StatusWords, String> text) {
        column(name, width, () -> new NumberCell(text)).getStyleClass().add("number");
    }

    private TableColumn<Line, Status> column(String name, double width, Supplier<TableCell<Line, Status>> cell) {
        TableColumn<Line, Status> column = new TableColumn<>(Views.text("projections.column." + name));
        column.getStyleClass().add(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(line -> line.getValue().status());
        column.setCellFactory(_ -> cell.get());
        table.getColumns().add(column);
        return column;
    }

    /// As high as its lines, where there is room for them.
    private void rise() {
        double height = HEADER + Math.max(LEAST_LINES, table.getItems().size()) * LINE;
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /// The reasons take the room that the numbers leave.
    private void fit() {
        double others = table.getColumns().stream().filter(each -> each != state).mapToDouble(TableColumn::getWidth).sum();
        state.setPrefWidth(Math.max(LEAST_STATE, table.getWidth() - others - SCROLL_BAR));
    }
}
