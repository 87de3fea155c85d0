package hindcast.app.compare;

import hindcast.app.compare.HistoryRow.Alike;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.fx.lines.LineListSkin;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.app.timeline.state.StateTree;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.compare.Step;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// The screen of two sides: their heads, their states as one tree, and their histories beside each other from where they part.
public final class CompareView implements Screen {
    private static final String DIVIDER = "compare.divider";
    private static final long SHOWN = 100_000_000L;
    private static final long MEASURED = 2_000_000_000L;

    private final CompareModel model;
    private final Desk desk;
    private final Parent root;
    private final SideView left;
    private final SideView right;
    private final StateTree tree;
    private final Set<Integer> open = new HashSet<>();
    private final AnimationTimer waiting = new AnimationTimer() {
        @Override
        public void handle(long now) {
            waited(now);
        }
    };
    private long since;
    @FXML
    private Columns heads;
    @FXML
    private Label note;
    @FXML
    private SplitPane content;
    @FXML
    private Label stateWords;
    @FXML
    private CheckBox only;
    @FXML
    private StackPane states;
    @FXML
    private Label nothing;
    @FXML
    private Label historyWords;
    @FXML
    private ListView<HistoryRow> histories;
    @FXML
    private Pane apology;
    @FXML
    private Notice notice;
    @FXML
    private Pane similar;

    public CompareView(CompareModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        left = new SideView(Half.LEFT, model, desk);
        right = new SideView(Half.RIGHT, model, desk);
        tree = new StateTree(desk.times(), made -> new PairCell(made, desk.times(), () -> model.answer().get().known(), this::go));
        root = Views.load("compare", this);
        heads.getChildren().addAll(left.root(), right.root());
        states.getChildren().addFirst(tree);
        tree.setAccessibleText(Views.text("compare.states"));
        histories.setCellFactory(_ -> new HistoryCell(desk.times(), () -> model.answer().get().known(), this::toggle, this::go));
        histories.setSkin(new LineListSkin<>(histories));
        only.selectedProperty().subscribe(tree::showOnlyChanges);
        model.answer().subscribe(this::show);
        desk.times().zone().subscribe((_, _) -> show(model.answer().get()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        desk.remembered().number(DIVIDER).ifPresent(content.getDividers().getFirst()::setPosition);
        content.getDividers().getFirst().positionProperty().subscribe((_, position) -> desk.remembered().put(DIVIDER, position));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Compare compare) {
            model.show(compare);
        }
    }

    @Override
    public void refresh() {
        model.reload();
    }

    @Override
    public void filter() {
        right.choose();
    }

    private void show(Load<Answer> load) {
        waiting.stop();
        left.show(load);
        right.show(load);
        content.pseudoClassStateChanged(Looks.STALE, load.loading());
        switch (load) {
            case Load.Idle<Answer>() -> apologise(false);
            case Load.Loading<Answer> _ -> {
                since = 0;
                waiting.start();
            }
            case Load.Loaded<Answer>(Answer answer) -> answer.missing().ifPresentOrElse(half -> missing(half, answer), () -> show(answer));
            case Load.Failed<Answer>(CancellationException _, var _) -> {
                notice.say("icon-timeline", Views.text("waiting.cancelled"), Views.text("waiting.cancelled.detail"));
                notice.offer(Views.text("notice.again"), model::reload);
                apologise(true);
            }
            case Load.Failed<Answer>(Exception problem, var _) -> {
                notice.fail(problem, model::reload);
                apologise(true);
            }
        }
    }

    private void show(Answer answer) {
        Comparison comparison = answer.comparison();
        tree.show(answer.right(), comparison.changes());
        tree.refresh();
        stateWords.setText(ComparisonText.state(comparison));
        historyWords.setText(ComparisonText.history(comparison.parting()));
        only.setDisable(comparison.changes().isEmpty());
        outline(comparison);
        Looks.show(nothing, tree.getItems().isEmpty());
        nothing.setText(Views.text(only.isSelected() ? "compare.same" : "compare.empty"));
        note(comparison);
        apologise(false);
    }

    private void note(Comparison comparison) {
        String one = comparison.left().timeline().stream().type();
        String other = comparison.right().timeline().stream().type();
        boolean itself = comparison.left().timeline().stream().equals(comparison.right().timeline().stream())
                && comparison.left().version() == comparison.right().version();
        note.setText(comparison.broken() ? Views.text("compare.broken") : !one.equals(other) ? Views.text("compare.types", one, other)
                : itself ? Views.text("compare.itself") : "");
        note.pseudoClassStateChanged(Looks.WARNING, comparison.broken() || !one.equals(other));
        Looks.show(note, !note.getText().isEmpty());
    }

    private void outline(Comparison comparison) {
        histories.getItems().setAll(HistoryRow.of(comparison.parting(), open));
        histories.refresh();
    }

    private void missing(Half half, Answer answer) {
        StreamId wanted = half.of(answer.comparison()).timeline().stream();
        notice.say("icon-empty", Views.text("waiting.none", wanted), Views.text(answer.similar().isEmpty() ? "compare.missing" : "compare.missing.similar"));
        similar.getChildren().setAll(answer.similar().stream().map(stream -> {
            Hyperlink link = new Hyperlink(stream.toString());
            link.getStyleClass().add("text-mono-small");
            link.setOnAction(_ -> model.choose(half, stream));
            return link;
        }).toList());
        if (answer.similar().isEmpty()) {
            notice.offer(Views.text("compare.list"), () -> desk.navigator().go(new Place.Aggregates(StreamQuery.ALL)));
        }
        apologise(true);
        Looks.show(similar, !answer.similar().isEmpty());
    }

    /// Shows the notice in place of the comparison, or the comparison.
    private void apologise(boolean wanted) {
        Looks.show(apology, wanted);
        Looks.show(similar, false);
        content.setVisible(!wanted && model.answer().get().known().isPresent());
        if (wanted) {
            Looks.show(note, false);
        }
    }

    private void waited(long now) {
        since = since == 0 ? now : since;
        boolean measured = now - since >= MEASURED;
        if (now - since >= SHOWN && (measured || !content.isVisible())) {
            notice.work(measured ? Views.text("waiting.events", model.reading().events()) : Views.text("waiting.reading"));
            if (measured) {
                notice.offer(Views.text("waiting.cancel"), model::cancel);
            }
            Looks.show(similar, false);
            Looks.show(apology, true);
        }
    }

    private void toggle(Alike run) {
        if (!open.remove(run.left())) {
            open.add(run.left());
        }
        int selected = histories.getSelectionModel().getSelectedIndex();
        model.answer().get().known().map(Answer::comparison).ifPresent(this::outline);
        histories.getSelectionModel().select(selected);
    }

    private void go(Half half, int version) {
        model.place().map(half::of).ifPresent(side -> desk.navigator().go(new Place.Timeline(side.stream(), new Place.At.Version(version))));
    }

    private void press(KeyEvent key) {
        if (key.getTarget() instanceof TextInputControl || key.isAltDown()) {
            return;
        }
        KeyCode code = key.getCode();
        Half half = key.isShiftDown() ? Half.RIGHT : Half.LEFT;
        if (key.isShortcutDown() && code == KeyCode.LEFT || key.isShortcutDown() && code == KeyCode.RIGHT) {
            model.step(half, code == KeyCode.LEFT ? -1 : 1);
        } else if (key.isShortcutDown() && code == KeyCode.C) {
            copyText();
        } else if (key.isShortcutDown()) {
            return;
        } else if (code == KeyCode.X) {
            model.swap();
        } else if (code == KeyCode.D && !only.isDisabled()) {
            only.setSelected(!only.isSelected());
        } else if (code == KeyCode.N) {
            tree.requestFocus();
            tree.selectChange(key.isShiftDown() ? -1 : 1);
        } else if (code == KeyCode.ENTER && histories.isFocused()) {
            enter();
        } else {
            return;
        }
        key.consume();
    }

    private void enter() {
        switch (histories.getSelectionModel().getSelectedItem()) {
            case null -> { }
            case Alike run -> toggle(run);
            case HistoryRow.Parts() -> { }
            case HistoryRow.Event(Step.Left(int one), boolean _) -> go(Half.LEFT, one);
            case HistoryRow.Event(Step.Same(int one, int _), boolean _) -> go(Half.LEFT, one);
            case HistoryRow.Event(Step.Other(int one, int _), boolean _) -> go(Half.LEFT, one);
            case HistoryRow.Event(Step.Right(int other), boolean _) -> go(Half.RIGHT, other);
        }
    }

    private void copy(Function<Comparison, String> form) {
        model.answer().get().known().map(Answer::comparison).ifPresent(comparison -> {
            ClipboardContent text = new ClipboardContent();
            text.putString(form.apply(comparison));
            Clipboard.getSystemClipboard().setContent(text);
        });
    }

    @FXML
    private void copyText() {
        copy(ComparisonText::plain);
    }

    @FXML
    private void copyJson() {
        copy(ComparisonText::json);
    }

    @FXML
    private void swap() {
        model.swap();
    }

    @FXML
    private void back() {
        if (desk.navigator().canGoBack().get()) {
            desk.navigator().back();
        } else {
            model.place().ifPresent(now -> desk.navigator().go(now.left()));
        }
    }
}
