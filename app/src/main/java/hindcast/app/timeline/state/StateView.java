package hindcast.app.timeline.state;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.Blame;
import hindcast.app.timeline.travel.Honesty;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import tools.jackson.core.JsonPointer;

/// The tab that shows what was known at the playhead. A broken timeline shows the last state that was known, and says so.
public final class StateView {
    private final TimelineModel model;
    private final Desk desk;
    private final Parent root;
    private final StateTree tree;
    private final StateSearch search;
    private final HonestyLine honesty;
    private final Tooltip when = new Tooltip();
    @FXML
    private Label banner;
    @FXML
    private MenuButton compare;
    @FXML
    private HBox watching;
    @FXML
    private Label watched;
    @FXML
    private Pane broken;
    @FXML
    private Label brokenTitle;
    @FXML
    private Label brokenReason;
    @FXML
    private Button brokenEvent;
    @FXML
    private StackPane holder;
    @FXML
    private Label empty;
    @FXML
    private TextField find;
    @FXML
    private StackPane small;

    /// @param ask asks when an expression held
    public StateView(TimelineModel model, Consumer<String> ask, Desk desk) {
        this.model = model;
        this.desk = desk;
        tree = new StateTree(desk.times(), version -> model.timeline().map(open -> Blame.of(open, version)).orElse(""), model::jump);
        honesty = new HonestyLine(model::jump);
        root = Views.load("timeline-state", this);
        search = new StateSearch(tree);
        holder.getChildren().addFirst(tree);
        small.getChildren().add(honesty);
        banner.setTooltip(when);
        new StateMenu(tree, model, ask, desk);
        new CompareMenu(compare, model, desk);
        model.frame().subscribe(frame -> frame.ifPresent(this::show));
        model.opened().subscribe(this::opened);
        model.player().watched().subscribe(this::showWatched);
        desk.times().zone().subscribe(() -> model.frame().get().ifPresent(this::show));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        find.textProperty().subscribe(text -> model.frame().get().ifPresent(frame -> search.find(known(frame).tree(), text)));
    }

    public Parent root() {
        return root;
    }

    private void opened(Load<Opened> load) {
        if (load instanceof Load.Loaded<Opened>(Opened opened)) {
            if (!opened.grown()) {
                tree.forget();
            }
            model.frame().get().ifPresent(this::show);
        }
    }

    private void show(Frame frame) {
        model.opened().get().known().filter(opened -> frame.version() <= opened.timeline().version()).ifPresent(opened -> {
            Timeline open = opened.timeline();
            Frame.State state = known(frame);
            tree.show(state.tree(), model.caused().get());
            banner.setText(title(open, frame.version()));
            when.setText(frame.version() == 0 ? "" : desk.times().hover(recorded(open, frame.version())));
            honesty.show(Honesty.of(opened, frame.version()));
            boolean nothing = frame.version() == 0 || tree.getItems().isEmpty();
            tree.setVisible(!nothing);
            Looks.show(empty, nothing);
            empty.setText(Views.text(frame.version() == 0 ? "state.before" : "state.nothing"));
            showBroken(open, frame);
        });
    }

    private String title(Timeline open, int version) {
        return version == 0 ? Views.text("state.banner.before")
                : Views.text("state.banner", "v" + version, desk.times().moment(recorded(open, version)));
    }

    private void showBroken(Timeline open, Frame frame) {
        Looks.show(broken, frame instanceof Frame.Broken);
        if (frame instanceof Frame.Broken(int _, int at, String reason, Frame.State last)) {
            brokenTitle.setText(Views.text("state.broken", "v" + last.version()));
            brokenReason.setText(Views.text("state.broken.reason", "v" + at, open.type(at), reason.endsWith(".") ? reason : reason + "."));
            brokenEvent.setText(Views.text("state.broken.go", "v" + at));
            brokenEvent.setOnAction(_ -> model.jump(at));
        }
    }

    private void showWatched(Optional<JsonPointer> path) {
        Looks.show(watching, path.isPresent());
        path.ifPresent(it -> watched.setText(Views.text("state.watching", Paths.text(it))));
    }

    private void press(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN).match(event)) {
            Looks.show(find, true);
            find.requestFocus();
            find.selectAll();
            event.consume();
        } else if (event.getTarget() == find && event.getCode() == KeyCode.ENTER) {
            search.next();
            event.consume();
        } else if (event.getTarget() == find && event.getCode() == KeyCode.ESCAPE) {
            find.clear();
            Looks.show(find, false);
            tree.requestFocus();
            event.consume();
        }
    }

    @FXML
    private void unwatch() {
        model.player().watched().set(Optional.empty());
    }

    @FXML
    private void lookFromHere() {
        model.lookFromHere();
    }

    private static Frame.State known(Frame frame) {
        return switch (frame) {
            case Frame.State state -> state;
            case Frame.Broken(int _, int _, String _, Frame.State last) -> last;
        };
    }

    private static Instant recorded(Timeline timeline, int version) {
        return Instant.EPOCH.plus(timeline.micros(version), ChronoUnit.MICROS);
    }
}
