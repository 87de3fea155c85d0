package hindcast.app.timeline.event;

import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.fx.lines.LineTableSkin;
import hindcast.app.timeline.event.EventRow.Run;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// All events of a stream in the order of versions. The selected line is where the playhead stands, and the other way round; what lies in the
/// future is pale.
public final class EventTable extends TableView<EventRow> {
    private static final double CELL = 18;
    private static final double DIGIT = 7.3;
    private static final double LETTER = 7.3;
    private static final double MARK = 18;
    private static final double LEAST = 40;
    private static final double MOST_TYPE = 220;
    private static final double LEAST_DID = 120;

    private final TimelineModel model;
    private final Times times;
    private final EventRows rows = new EventRows();
    private final InSight inSight = new InSight(this);
    private final Set<EventLine> lines = Collections.newSetFromMap(new WeakHashMap<>());
    private final TableColumn<EventRow, EventRow> version = column("version", 46, this::version);
    private final TableColumn<EventRow, EventRow> time = column("time", 108, _ -> "");
    private final TableColumn<EventRow, EventRow> delta = column("delta", 98, this::delta);
    private final TableColumn<EventRow, EventRow> type = column("type", 190, row -> type(row));
    private final TableColumn<EventRow, EventRow> did = column("did", 220, this::did);
    private final TableColumn<EventRow, EventRow> who = column("who", 84, this::who);
    private Optional<Timeline> timeline = Optional.empty();
    private boolean oneDay = true;
    private boolean following;

    public EventTable(TimelineModel model, Times times) {
        this.model = model;
        this.times = times;
        getStyleClass().add("event-table");
        setItems(rows.rows());
        setRowFactory(_ -> {
            EventLine line = new EventLine(this, model);
            lines.add(line);
            return line;
        });
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        time.setCellFactory(_ -> new TimeCell());
        type.setCellFactory(_ -> new TypeCell(this));
        widen(delta, delta.getPrefWidth());
        did.setMaxWidth(Double.MAX_VALUE);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        model.playhead().subscribe(() -> follow());
        model.pinned().subscribe(() -> look());
        model.compared().subscribe(() -> look());
        getSelectionModel().selectedItemProperty().subscribe(this::selected);
        times.zone().subscribe(this::refresh);
    }

    /// Shows a stream.
    public void show(Timeline shown) {
        timeline = Optional.of(shown);
        rows.show(shown.version(), shown::type);
        measure(shown);
        follow();
    }

    /// Shows the same stream, grown: the lines that are there stay, where they are and as they are.
    public void grow(Timeline shown) {
        following = true;
        timeline = Optional.of(shown);
        boolean wasOneDay = oneDay;
        rows.grow(shown.version(), shown::type);
        measure(shown);
        if (oneDay != wasOneDay) {
            refresh();
            getColumnResizePolicy().call(new ResizeFeatures<>(this, null, 0.0));
        }
        choose();
        following = false;
    }

    private void measure(Timeline shown) {
        int count = shown.version();
        oneDay = count == 0 || Math.abs(shown.micros(count) - shown.micros(1)) < Duration.ofHours(18).toNanos() / 1_000;
        boolean runs = rows.rows().size() < count;
        int digits = String.valueOf(count).length();
        widen(version, CELL + DIGIT * (runs ? 2 * digits + 1 : digits));
        widen(time, CELL + DIGIT * (oneDay ? "14:02:11.532" : "19 Nov 14:02:11.532").length());
        int longest = rows.rows().stream().mapToInt(row -> TypeCell.text(row, shown.type(row.first())).length()).max().orElse(0);
        widen(type, Math.min(MOST_TYPE, CELL + MARK + LETTER * longest));
        fit(getWidth());
    }

    /// Makes every line look as the playhead and the comparison say.
    void look() {
        lines.forEach(EventLine::look);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new LineTableSkin<>(this);
    }

    /// Opens a run of events, or folds it.
    void toggle(Run run) {
        following = true;
        rows.toggle(run);
        following = false;
        follow();
    }

    private TableColumn<EventRow, EventRow> column(String name, double width, Function<EventRow, String> text) {
        TableColumn<EventRow, EventRow> column = new TableColumn<>(Views.text("events." + name));
        column.setId(name);
        column.getStyleClass().add(name);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 60));
        column.setMaxWidth(2 * width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TextCell(text));
        getColumns().add(column);
        return column;
    }

    private static void widen(TableColumn<?, ?> column, double width) {
        double least = Math.max(LEAST, width);
        column.setMinWidth(least);
        column.setMaxWidth(least);
        column.setPrefWidth(least);
    }

    /// Leaves out what there is no room for: first how much later it was, then who did it.
    private void fit(double width) {
        double needed = version.getPrefWidth() + time.getPrefWidth() + type.getPrefWidth() + LEAST_DID;
        who.setVisible(width >= needed + who.getPrefWidth());
        delta.setVisible(width >= needed + who.getPrefWidth() + delta.getPrefWidth());
    }

    private void follow() {
        if (following || timeline.isEmpty()) {
            return;
        }
        following = true;
        choose();
        inSight.follow();
        following = false;
    }

    private void choose() {
        int index = rows.indexOf(model.playhead().get());
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().clearAndSelect(index);
        }
    }

    private void selected(EventRow row) {
        if (!following && row != null) {
            following = true;
            model.player().pause();
            model.playhead().set(row.last());
            look();
            following = false;
        }
    }

    private String version(EventRow row) {
        return switch (row) {
            case EventRow.One(int version, boolean _) -> String.valueOf(version);
            case Run run -> run.first() + "–" + run.last();
        };
    }

    private Instant recorded(int version) {
        return timeline.map(open -> Instant.EPOCH.plus(open.micros(version), ChronoUnit.MICROS)).orElse(Instant.EPOCH);
    }

    private String delta(EventRow row) {
        return timeline.filter(_ -> row.first() > 1).map(open -> {
            Duration later = Duration.of(open.micros(row.last()) - open.micros(row.first() - 1), ChronoUnit.MICROS);
            return later.isNegative() ? "−" + Times.span(later.negated()) : "+" + Times.span(later);
        }).orElse("");
    }

    String type(EventRow row) {
        return timeline.map(open -> open.type(row.first())).orElse("");
    }

    private String did(EventRow row) {
        return switch (row) {
            case EventRow.One(int version, boolean _) -> timeline.map(open -> open.tell(version)).orElse("");
            case Run run -> Views.text(run.open() ? "events.fold" : "events.run", run.length());
        };
    }

    private String who(EventRow row) {
        return timeline.flatMap(open -> open.event(row.last()).metadata().userId()).orElse("");
    }

    /// A cell of plain text.
    private static final class TextCell extends TableCell<EventRow, EventRow> {
        private final Function<EventRow, String> text;

        TextCell(Function<EventRow, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(EventRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty ? "" : text.apply(row));
        }
    }

    /// A cell of time: hovering tells it in other zones, and its age.
    private final class TimeCell extends TableCell<EventRow, EventRow> {
        private final Tooltip tip = new Tooltip();

        TimeCell() {
            tip.setOnShowing(_ -> tip.setText(getItem() == null ? "" : times.hover(recorded(getItem().last()))));
        }

        @Override
        protected void updateItem(EventRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty ? "" : oneDay ? times.time(recorded(row.last())) : times.moment(recorded(row.last())));
            setTooltip(empty ? null : tip);
        }
    }
}
