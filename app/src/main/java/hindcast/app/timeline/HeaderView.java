package hindcast.app.timeline;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.timeline.travel.Speed;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.timeline.Frame;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;

/// The head of a timeline: whose it is, how it stands at the playhead, and what moves the playhead.
public final class HeaderView {
    private static final int LONG_ID = 40;
    private static final double LEAST_ID = 300;

    private final TimelineModel model;
    private final Runnable when;
    private final Parent root;
    private final Tooltip whole = new Tooltip();
    @FXML
    private Label id;
    @FXML
    private HeadlineBadge headline;
    @FXML
    private Label place;
    @FXML
    private Label origin;
    @FXML
    private TextField jump;
    @FXML
    private Label problem;
    @FXML
    private Button first;
    @FXML
    private Button back;
    @FXML
    private SplitMenuButton play;
    @FXML
    private Button forward;
    @FXML
    private Button last;

    /// @param when shows where one asks when something was so
    HeaderView(TimelineModel model, Runnable when) {
        this.model = model;
        this.when = when;
        root = Views.load("timeline-header", this);
        id.setTooltip(whole);
        ToggleGroup group = new ToggleGroup();
        Stream.of(Speed.values()).forEach(speed -> play.getItems().add(choice(speed, group)));
        model.frame().subscribe(frame -> frame.ifPresent(this::show));
        model.opened().subscribe(() -> model.frame().get().ifPresent(this::show));
        model.player().playing().subscribe(this::showPlaying);
        model.player().speed().subscribe(this::showPlaying);
        jump.textProperty().subscribe(() -> problem(""));
        problem("");
        showPlaying();
    }

    Parent root() {
        return root;
    }

    /// Lets the user type where to go.
    void typeJump() {
        jump.requestFocus();
        jump.selectAll();
    }

    private RadioMenuItem choice(Speed speed, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(speed == Speed.LIVE ? Views.text("play.live") : speed.toString());
        item.setToggleGroup(group);
        item.setSelected(speed == model.player().speed().get());
        item.setOnAction(_ -> model.player().speed().set(speed));
        return item;
    }

    private void show(Frame frame) {
        model.timeline().filter(open -> frame.version() <= open.version()).ifPresent(open -> {
            id.setText(open.stream().id());
            id.setMinWidth(id.getText().length() <= LONG_ID ? Region.USE_PREF_SIZE : LEAST_ID);
            whole.setText(Views.text("header.copyId", open.stream()));
            place.setText(Views.text("header.place", "v" + frame.version(), open.version()));
            origin.setText(open.version() == 0 ? "" : open.tell(1));
            headline.show(frame);
            first.setDisable(frame.version() == 0);
            back.setDisable(frame.version() == 0);
            forward.setDisable(frame.version() == open.version());
            last.setDisable(frame.version() == open.version());
        });
    }

    private void showPlaying() {
        boolean playing = model.player().playing().get();
        play.setText(playing ? Views.text("play.pause") : Views.text("play.play", model.player().speed().get()));
    }

    private void problem(String sentence) {
        problem.setText(sentence);
        Looks.show(problem, !sentence.isEmpty());
    }

    @FXML
    private void jump() {
        String refusal = model.jump(jump.getText()).orElse("");
        if (refusal.isEmpty()) {
            jump.clear();
        }
        problem(refusal);
    }

    @FXML
    private void when() {
        when.run();
    }

    @FXML
    private void first() {
        model.step(-model.playhead().get());
    }

    @FXML
    private void back() {
        model.step(-1);
    }

    @FXML
    private void play() {
        model.player().toggle();
    }

    @FXML
    private void forward() {
        model.step(1);
    }

    @FXML
    private void last() {
        model.timeline().ifPresent(open -> model.step(open.version()));
    }

    @FXML
    private void copyId() {
        ClipboardContent content = new ClipboardContent();
        content.putString(id.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
