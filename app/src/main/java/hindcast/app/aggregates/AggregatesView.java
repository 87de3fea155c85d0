package hindcast.app.aggregates;

import hindcast.app.aggregates.AggregatesModel.Total;
import hindcast.app.aggregates.find.FindView;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.fx.lines.LinesInSight;
import hindcast.app.log.LiveLog;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The list of aggregates: a column of lines under a few filters. Choosing a line goes to its timeline.
public final class AggregatesView implements Screen {
    /// Fast typing asks once, and walking through the list with the arrows opens what one stops at.
    private static final Duration PAUSE = Duration.millis(150);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final AggregatesModel model;
    private final Desk desk;
    private final FindView find;
    private final VBox root;
    private final TypeChips chips;
    private final NewMenu news;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final PauseTransition walking = new PauseTransition(PAUSE);
    private Optional<StreamId> shown = Optional.empty();
    @FXML
    private Label total;
    @FXML
    private TextField filter;
    @FXML
    private HBox types;
    @FXML
    private MenuButton sort;
    @FXML
    private ToggleGroup order;
    @FXML
    private ListView<StreamSummary> list;
    @FXML
    private Notice notice;
    @FXML
    private Label title;
    @FXML
    private MenuButton begin;
    @FXML
    private Button moved;
    @FXML
    private Label trouble;

    /// @param find where one looks for aggregates by what they are
    /// @param begun the kinds of aggregates that can be begun now
    /// @param log  listened to while the list is in a window
    public AggregatesView(AggregatesModel model, FindView find, Supplier<List<String>> begun, Desk desk, LiveLog log) {
        this.model = model;
        this.find = find;
        this.desk = desk;
        root = Views.load("aggregates", this);
        chips = new TypeChips(types, type -> change(with(type, model.query().get().sort())));
        news = new NewMenu(begin, begun, desk.navigator());
        list.setItems(model.rows());
        list.setCellFactory(view -> new AggregateCell(model, desk.times()));
        new LinesInSight(list, model.rows(), model::visible);
        new MovesView(list, title, moved, model, log);
        model.page().subscribe(this::showPage);
        model.more().subscribe(load -> showTotal());
        model.counts().subscribe(load -> load.known().ifPresent(counts -> {
            chips.show(counts, model.query().get().type());
            find.types(counts.keySet());
            showTotal();
        }));
        desk.asOf().instant().subscribe(this::showInstant);
        order.selectedToggleProperty().subscribe(this::sorted);
        typing.setOnFinished(over -> change(with(model.query().get().type(), model.query().get().sort())));
        filter.textProperty().subscribe((before, after) -> typing.playFromStart());
        filter.setOnKeyPressed(this::filterKey);
        walking.setOnFinished(over -> open());
        list.setOnMouseClicked(click -> open());
        list.setOnKeyPressed(this::listKey);
        root.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (FIND.match(key)) {
                find();
                key.consume();
            }
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void filter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void show(Place place) {
        news.show();
        switch (place) {
            case Place.Aggregates(StreamQuery query) -> show(query);
            case Place.Timeline(StreamId stream, Place.At at) -> select(stream);
            case Place.Command(StreamId stream, String _) -> select(stream);
            case Place.Find _ -> {
                list.getSelectionModel().clearSelection();
                if (model.page().get() instanceof Load.Idle) {
                    model.refresh();
                }
            }
            case Place.New _, Place.Connect _, Place.Compare _, Place.Projections _, Place.Rows _ -> list.getSelectionModel().clearSelection();
        }
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private void show(StreamQuery query) {
        shown = Optional.empty();
        list.getSelectionModel().clearSelection();
        if (query.equals(model.query().get()) && !(model.page().get() instanceof Load.Idle)) {
            return;
        }
        filter.setText(query.text());
        typing.stop();
        order.getToggles().stream().filter(each -> query.sort().name().equals(each.getUserData())).forEach(order::selectToggle);
        model.ask(query);
        if (model.counts().get() instanceof Load.Idle) {
            model.refresh();
        }
    }

    private void select(StreamId stream) {
        shown = Optional.of(stream);
        if (model.page().get() instanceof Load.Idle) {
            model.refresh();
        }
        StreamSummary chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null || !chosen.stream().equals(stream)) {
            list.getSelectionModel().clearSelection();
            model.rows().stream().filter(row -> row.stream().equals(stream)).forEach(list.getSelectionModel()::select);
        }
    }

    private StreamQuery with(@Nullable String type, Sort order) {
        String text = filter.getText().strip();
        return new StreamQuery(type, text.length() > 200 ? text.substring(0, 200) : text, false, null, null, order);
    }

    private void change(StreamQuery query) {
        if (!query.equals(model.query().get())) {
            model.ask(query);
            chips.select(query.type());
            if (desk.navigator().place().get() instanceof Place.Aggregates) {
                desk.navigator().refine(new Place.Aggregates(query));
            }
        }
    }

    private void sorted(@Nullable Toggle chosen) {
        if (chosen != null) {
            Sort by = Sort.valueOf((String) chosen.getUserData());
            nameOrder();
            change(with(model.query().get().type(), by));
        }
    }

    private void nameOrder() {
        sort.setText(Views.text("aggregates.sort." + (desk.asOf().instant().get().isPresent() ? Sort.CREATION : order.getSelectedToggle().getUserData())));
    }

    private void showInstant(Optional<Instant> then) {
        sort.setDisable(then.isPresent());
        nameOrder();
        if (!(model.page().get() instanceof Load.Idle) || then.isPresent()) {
            model.at(then);
        }
    }

    private void showPage(Load<StreamPage> load) {
        list.pseudoClassStateChanged(Looks.STALE, load.loading());
        boolean first = load.loading() && load.known().isEmpty();
        boolean empty = load instanceof Load.Loaded<StreamPage> && model.rows().isEmpty();
        boolean failed = load instanceof Load.Failed<StreamPage>;
        Looks.show(list, !first && !empty && !failed);
        Looks.show(notice, first || empty || failed);
        if (load instanceof Load.Failed<StreamPage>(Exception problem, var old)) {
            notice.fail(problem, model::refresh);
        } else if (first) {
            notice.work(Views.text("aggregates.loading"));
        } else if (empty) {
            notice.say("icon-empty", Views.text(unfiltered() ? "aggregates.none" : "aggregates.noMatch"),
                    Views.text(unfiltered() ? "aggregates.none.next" : "aggregates.noMatch.next"));
        }
        showTotal();
        if (load instanceof Load.Loaded<StreamPage>) {
            list.scrollTo(0);
            shown.ifPresent(this::select);
            if (!filter.isFocused() && desk.navigator().place().get() instanceof Place.Aggregates) {
                list.requestFocus();
            }
        }
    }

    private boolean unfiltered() {
        return model.query().get().equals(StreamQuery.ALL) && !model.past();
    }

    private void showTotal() {
        Total all = model.total();
        total.setText(Views.text(all.more() ? "aggregates.totalOrMore" : "aggregates.total", all.rows()));
    }

    private void filterKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            filter.clear();
            list.requestFocus();
        } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            if (key.getCode() == KeyCode.ENTER) {
                open();
            }
        }
    }

    private void listKey(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> open();
            case HOME -> model.toFirst();
            case END -> model.toLast();
            case UP, DOWN, PAGE_UP, PAGE_DOWN -> walking.playFromStart();
            default -> { }
        }
    }

    @FXML
    private void find() {
        String chosen = model.query().get().type();
        String looked = shown.map(StreamId::type).orElse("");
        desk.navigator().go(find.question(chosen == null ? looked : chosen));
    }

    private void open() {
        walking.stop();
        StreamSummary chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            Place.At at = desk.asOf().instant().get().<Place.At>map(Place.At.Time::new).orElseGet(Place.At.Live::new);
            desk.navigator().go(new Place.Timeline(chosen.stream(), at));
        }
    }
}
