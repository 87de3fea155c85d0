package hindcast.app.timeline.event;

import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Mark;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.Recorded;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;

/// The tab that shows the event under the playhead in full. It reads nothing while it is not shown.
public final class EventView {
    private final TimelineModel model;
    private final Desk desk;
    private final ObservableValue<Boolean> shown;
    private final Loader<EventDetail> loader;
    private final Parent root;
    private final Tooltip when = new Tooltip();
    @FXML
    private Region mark;
    @FXML
    private Label type;
    @FXML
    private Label recorded;
    @FXML
    private Label place;
    @FXML
    private Hyperlink id;
    @FXML
    private Hyperlink correlation;
    @FXML
    private Hyperlink cause;
    @FXML
    private Label user;
    @FXML
    private ToggleButton stored;
    @FXML
    private ToggleButton lifted;
    @FXML
    private Region forms;
    @FXML
    private ListView<JsonLine> json;
    @FXML
    private Parent content;
    @FXML
    private Label nothing;

    /// @param shown whether the tab is in front
    public EventView(TimelineModel model, Desk desk, ObservableValue<Boolean> shown) {
        this.model = model;
        this.desk = desk;
        this.shown = shown;
        loader = new Loader<>(desk.background());
        root = Views.load("timeline-event", this);
        json.setCellFactory(_ -> new JsonCell());
        recorded.setTooltip(when);
        model.frame().subscribe(() -> ask());
        shown.subscribe(() -> ask());
        loader.state().subscribe(this::show);
        desk.times().zone().subscribe(() -> show(loader.state().get()));
        stored.selectedProperty().subscribe(() -> show(loader.state().get()));
    }

    public Parent root() {
        return root;
    }

    private void ask() {
        int version = model.playhead().get();
        boolean event = version > 0 && model.timeline().filter(open -> version <= open.version()).isPresent();
        Looks.show(content, event);
        Looks.show(nothing, !event);
        nothing.setText(Views.text("state.before"));
        if (event && shown.getValue()) {
            model.timeline().ifPresent(open -> loader.ask(() -> EventDetail.of(open, version)));
        }
    }

    private void show(Load<EventDetail> load) {
        load.known().ifPresent(this::show);
        if (load instanceof Load.Failed<EventDetail>(Exception problem, var _)) {
            json.getItems().setAll(List.of(JsonLine.of(JsonLine.Kind.NOTE, Problems.sentence(problem))));
        }
    }

    private void show(EventDetail detail) {
        Recorded<String> event = detail.event();
        Mark.of(event.type()).draw(mark);
        type.setText("v" + event.version() + "  " + event.type());
        recorded.setText(desk.times().full(event.recordedAt()));
        when.setText(desk.times().hover(event.recordedAt()));
        place.setText(Views.text("event.place", event.position(), event.revision()));
        link(id, Optional.of(event.id()));
        link(correlation, event.metadata().correlationId());
        link(cause, event.metadata().causationId());
        detail.cause().ifPresent(version -> {
            cause.setText(Views.text("event.cause", "v" + version, event.metadata().causationId().orElse("")));
            cause.setOnAction(_ -> model.jump(version));
        });
        user.setText(event.metadata().userId().orElse("–"));
        Looks.show(forms, detail.differ());
        lifted.setText(Views.text("event.lifted"));
        stored.setText(Views.text("event.stored", event.revision()));
        json.getItems().setAll(detail.differ() && !stored.isSelected() ? detail.lifted() : detail.stored());
    }

    private void link(Hyperlink link, Optional<String> value) {
        link.setText(value.orElse("–"));
        link.setDisable(value.isEmpty());
        link.setVisited(false);
        link.setOnAction(_ -> value.ifPresent(EventView::copy));
    }

    @FXML
    private void copyJson() {
        loader.state().get().known().ifPresent(detail -> copy(detail.json()));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
