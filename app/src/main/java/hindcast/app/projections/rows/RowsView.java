package hindcast.app.projections.rows;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.fx.lines.LinesInSight;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.app.time.MomentText;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.RowShape.Column.Type;
import hindcast.store.projection.admin.RowPage;
import hindcast.store.projection.admin.RowQuery;
import hindcast.store.projection.admin.RowQuery.Filter;
import hindcast.store.projection.admin.RowValues;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The rows of a read model: a table of typed columns, sorted by a press on a header, narrowed by a column's values. A press on a row that is about one
/// aggregate goes to its timeline.
public final class RowsView implements Screen {
    /// Fast typing asks once.
    private static final Duration PAUSE = Duration.millis(200);
    private static final Duration AGAIN = Duration.seconds(2);
    private static final double LINE = 32;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final RowsModel model;
    private final Desk desk;
    private final Parent root;
    private final RowOrder order;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    /// Where there is nothing, rows may be on their way.
    private final PauseTransition lookingAgain = new PauseTransition(AGAIN);
    private boolean preparing;
    @FXML
    private Label title;
    @FXML
    private Label total;
    @FXML
    private ChoiceBox<Column> column;
    @FXML
    private TextField filter;
    @FXML
    private Label trouble;
    @FXML
    private TableView<RowValues> table;
    @FXML
    private Notice notice;

    public RowsView(RowsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        root = Views.load("rows", this);
        table.setItems(model.rows());
        table.setFixedCellSize(LINE);
        order = new RowOrder(table, (by, descending) -> model.ask(new RowQuery(by, descending, model.query().filter())));
        new LinesInSight(table, model.rows(), model::visible);
        MenuItem copy = new MenuItem(Views.text("rows.copy"));
        copy.setOnAction(_ -> copy());
        table.setContextMenu(new ContextMenu(copy));
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && onARow(click.getPickResult().getIntersectedNode())) {
                open();
            }
        });
        table.setOnKeyPressed(this::key);
        column.setConverter(new Names());
        column.valueProperty().subscribe(this::chosen);
        typing.setOnFinished(_ -> narrow());
        lookingAgain.setOnFinished(_ -> lookAgain());
        filter.textProperty().subscribe((_, _) -> typing.playFromStart());
        Looks.showWhile(trouble, trouble.textProperty().isNotEmpty());
        model.page().subscribe(this::show);
        model.more().subscribe(this::count);
        desk.times().zone().subscribe(table::refresh);
    }

    /// Columns by their names.
    private static final class Names extends StringConverter<Column> {
        @Override
        public String toString(Column column) {
            return column == null ? "" : column.name();
        }

        @Override
        public Column fromString(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Rows(String name)) {
            if (model.projection().get().map(Projection::name).filter(name::equals).isEmpty()) {
                prepare(name);
            } else if (model.page().get() instanceof Load.Failed) {
                refresh();
            }
        }
    }

    @Override
    public void refresh() {
        model.ask(model.query());
    }

    @Override
    public void filter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void prepare(String name) {
        preparing = true;
        title.setText(Views.text("rows.title", name));
        filter.clear();
        typing.stop();
        trouble.setText("");
        order.reset();
        table.getColumns().clear();
        model.show(name);
        List<Column> columns = model.shape().map(it -> List.copyOf(it.columns())).orElse(List.of());
        for (int index = 0; index < columns.size(); index++) {
            table.getColumns().add(column(columns.get(index), index));
        }
        column.getItems().setAll(columns);
        column.getSelectionModel().selectFirst();
        preparing = false;
        show(model.page().get());
    }

    private TableColumn<RowValues, RowValues> column(Column shown, int index) {
        TableColumn<RowValues, RowValues> one = new TableColumn<>(shown.name());
        one.setId(shown.name());
        one.setReorderable(false);
        one.setSortable(false);
        one.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        one.setCellFactory(_ -> new RowCell(index, desk.times()));
        one.setPrefWidth(switch (shown.type()) {
            case TEXT -> shown.key() ? 230 : 172;
            case TIMESTAMPTZ -> 190;
            case INTEGER, BIGINT, NUMERIC, BOOLEAN, DATE -> 104;
        });
        if (shown.type() == Type.INTEGER || shown.type() == Type.BIGINT || shown.type() == Type.NUMERIC) {
            one.getStyleClass().add("number");
        } else if (shown.type() != Type.TEXT || shown.key()) {
            one.getStyleClass().add("mono");
        }
        return one;
    }

    private void chosen(Column by) {
        if (by != null) {
            filter.setPromptText(Views.text("rows.filter." + by.type()));
            if (!preparing && !filter.getText().isBlank()) {
                narrow();
            }
        }
    }

    private void narrow() {
        typing.stop();
        try {
            Optional<Filter> wanted = new FilterText(column.getValue(), new MomentText(desk.times().zone().get(), desk.times().now())).filter(filter.getText());
            trouble.setText("");
            if (!wanted.equals(Optional.ofNullable(model.query().filter()))) {
                model.ask(new RowQuery(model.query().sort(), model.query().descending(), wanted.orElse(null)));
            }
        } catch (IllegalArgumentException unreadable) {
            trouble.setText(unreadable.getMessage());
        }
    }

    private void lookAgain() {
        if (root.getScene() != null && model.rows().isEmpty() && !model.page().get().loading()) {
            refresh();
        }
    }

    private void show(Load<RowPage> load) {
        table.pseudoClassStateChanged(Looks.STALE, load.loading());
        boolean known = model.projection().get().isPresent();
        boolean first = load.known().isEmpty() && !(load instanceof Load.Failed);
        boolean empty = load.known().isPresent() && model.rows().isEmpty();
        boolean shown = known && !first && !empty && !(load instanceof Load.Failed);
        Looks.show(table, shown);
        Looks.show(notice, !shown);
        if (!known) {
            notice.say("icon-empty", Views.text("rows.unknown"), Views.text("rows.unknown.next"));
        } else if (load instanceof Load.Failed<RowPage>(Exception problem, var _)) {
            notice.fail(problem, this::refresh);
        } else if (first) {
            notice.work(Views.text("rows.reading"));
        } else if (empty) {
            boolean all = model.query().filter() == null;
            notice.say("icon-empty", Views.text(all ? "rows.none" : "rows.noMatch"), Views.text(all ? "rows.none.next" : "rows.noMatch.next"));
            lookingAgain.playFromStart();
        }
        count();
    }

    private void count() {
        total.setText(model.projection().get().isEmpty() ? "" : Views.text(model.cut() ? "rows.totalOrMore" : "rows.total", model.rows().size()));
    }

    private void key(KeyEvent key) {
        if (COPY.match(key)) {
            copy();
            key.consume();
            return;
        }
        switch (key.getCode()) {
            case ENTER -> open();
            case HOME -> model.toFirst();
            case END -> model.toLast();
            default -> { }
        }
    }

    private static boolean onARow(@Nullable Node pressed) {
        for (Node node = pressed; node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row) {
                return !row.isEmpty();
            }
        }
        return false;
    }

    private void open() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).flatMap(model::stream)
                .ifPresent(stream -> desk.navigator().go(new Place.Timeline(stream, new Place.At.Live())));
    }

    private void copy() {
        RowValues row = table.getSelectionModel().getSelectedItem();
        model.shape().filter(_ -> row != null).ifPresent(shape -> {
            ClipboardContent copied = new ClipboardContent();
            copied.putString(RowText.json(shape, row));
            Clipboard.getSystemClipboard().setContent(copied);
        });
    }

    @FXML
    private void back() {
        desk.navigator().go(new Place.Projections(model.projection().get().map(Projection::name).orElse(null)));
    }
}
