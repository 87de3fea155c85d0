package hindcast.app.whatif;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.testcase.TestCase;
import hindcast.app.timeline.state.ChangeCell;
import hindcast.app.timeline.travel.Blame;
import hindcast.store.aggregate.Headline;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;

/// A what-if on the screen: where it leaves what happened, its steps, the command that comes next, a state, and what differs at the end. Who shows it
/// takes two nodes: this side, and the lane of the branch.
public final class WhatIfView {
    private static final KeyCombination GIVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final int MOST_STEPS = 5;

    private final WhatIfModel model;
    private final Desk desk;
    private final SupposeView next;
    private final PointView point;
    private final BranchLane lane;
    private final Parent root;
    @FXML
    private Button undo;
    @FXML
    private Button reset;
    @FXML
    private MenuButton keep;
    @FXML
    private Label place;
    @FXML
    private CheckBox whole;
    @FXML
    private Label kept;
    @FXML
    private ListView<Integer> steps;
    @FXML
    private Tab command;
    @FXML
    private Tab state;
    @FXML
    private Tab difference;
    @FXML
    private Label ends;
    @FXML
    private ListView<Change> changes;

    public WhatIfView(WhatIfModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        root = Views.load("whatif", this);
        lane = new BranchLane(model);
        next = new SupposeView(model, desk);
        command.setContent(next.root());
        point = new PointView(model, desk);
        state.setContent(point.root());
        changes.setCellFactory(_ -> new ChangeCell(desk.times(), this::blame, model::select));
        steps.setCellFactory(_ -> new StepCell(model));
        steps.setOnMouseClicked(_ -> selectStep());
        steps.getSelectionModel().selectedIndexProperty().subscribe((_, step) -> {
            if (step.intValue() >= 0 && steps.isFocused()) {
                selectStep();
            }
        });
        model.course().subscribe(this::show);
        desk.times().zone().subscribe(changes::refresh);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        lane.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    public Parent root() {
        return root;
    }

    /// The lane of the branch.
    public Node lane() {
        return lane;
    }

    /// Gives the keyboard to what comes next, as it is when one begins.
    public void focus() {
        command.getTabPane().getSelectionModel().select(command);
        next.focus();
    }

    private void show(Load<Course> load) {
        root.pseudoClassStateChanged(Looks.STALE, load.loading());
        switch (load) {
            case Load.Loaded<Course>(Course course) -> show(course);
            case Load.Failed<Course>(Exception problem, var _) -> say(Problems.sentence(problem));
            case Load.Idle<Course>(), Load.Loading<Course> _ -> { }
        }
    }

    private void show(Course course) {
        Timeline real = course.branch().real();
        say("");
        place.setText(Views.text(course.from() == real.version() ? "whatif.place.whole" : "whatif.place", "v" + course.from(), "v" + real.version()));
        Looks.show(whole, model.begun() < real.version() && course.steps().isEmpty());
        whole.setSelected(course.from() == real.version());
        whole.setText(Views.text("whatif.whole", "v" + real.version()));
        undo.setDisable(course.steps().isEmpty());
        reset.setDisable(course.steps().isEmpty());
        keep.setDisable(course.lastCommand().isEmpty());
        steps.getItems().setAll(IntStream.range(0, course.steps().size()).boxed().toList());
        Looks.show(steps, !course.steps().isEmpty());
        steps.setMinHeight(Math.min(MOST_STEPS, course.steps().size()) * steps.getFixedCellSize() + steps.snappedTopInset() + steps.snappedBottomInset());
        steps.setPrefHeight(steps.getMinHeight());
        steps.scrollTo(course.steps().size() - 1);
        difference.setText(Views.text("whatif.difference.count", course.difference().size()));
        ends.setText(Views.text(course.difference().isEmpty() ? "whatif.same" : "whatif.ends",
                end(real), end(course.timeline())));
        changes.getItems().setAll(course.difference());
    }

    private static String end(Timeline timeline) {
        return "v" + timeline.version() + switch (timeline.at(timeline.version())) {
            case Frame.State(int _, var _, Headline told) -> told.text().isEmpty() ? "" : " (" + told.text() + ")";
            case Frame.Broken _ -> " (" + Views.text("header.broken") + ")";
        };
    }

    private String blame(int version) {
        return model.course().get().known().filter(course -> version > 0 && version <= course.version())
                .map(course -> Blame.of(course.timeline(), version)).orElse("");
    }

    private void selectStep() {
        model.selectStep(steps.getSelectionModel().getSelectedIndex());
        state.getTabPane().getSelectionModel().select(state);
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            leave();
            key.consume();
        } else if (GIVE.match(key)) {
            model.give();
            key.consume();
        } else if (UNDO.match(key) && !(key.getTarget() instanceof TextInputControl)) {
            model.undo();
            key.consume();
        }
    }

    /// What is being written is left first, then the whole.
    private void leave() {
        if (point.isEditing()) {
            point.cancel();
        } else if (model.form().get().isPresent()) {
            model.leave();
        } else {
            model.close();
        }
    }

    private void say(String sentence) {
        kept.setText(sentence);
        Looks.show(kept, !sentence.isEmpty());
    }

    private void written(Consumer<TestCase.Written> then) {
        model.test(made -> {
            switch (made) {
                case TestCase.Written written -> then.accept(written);
                case TestCase.Impossible(String why) -> say(Views.text("whatif.keep.not", why));
            }
        }, problem -> say(Problems.sentence(problem)));
    }

    @FXML
    private void save() {
        written(test -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Views.text("whatif.keep.save"));
            chooser.setInitialFileName(String.valueOf(test.path().getFileName()));
            Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow())).map(File::toPath).ifPresent(file -> save(test, file));
        });
    }

    private void save(TestCase.Written test, Path file) {
        desk.start(Views.text("whatif.keep.job", file.getFileName()), _ -> {
            try {
                Files.writeString(file, test.source(), StandardCharsets.UTF_8);
            } catch (IOException refused) {
                throw new IllegalArgumentException(Views.text("whatif.keep.unwritable", file), refused);
            }
            return Views.text("whatif.keep.saved", file);
        });
    }

    @FXML
    private void copy() {
        written(test -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(test.source());
            Clipboard.getSystemClipboard().setContent(content);
            say(Views.text("whatif.keep.copied", test.path().getFileName()));
        });
    }

    @FXML
    private void leaveElsewhere() {
        model.follow(whole.isSelected());
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void reset() {
        model.reset();
    }

    @FXML
    private void close() {
        model.close();
    }
}
