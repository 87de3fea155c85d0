package hindcast.app.timeline.state;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.lane.Span;
import hindcast.app.timeline.travel.Blame;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/// The tab of changes: what the event under the playhead did, or what differs between the two versions that are compared. It does nothing while it
/// is not shown.
public final class ChangesView {
    private final TimelineModel model;
    private final ObservableValue<Boolean> shown;
    private final Parent root;
    @FXML
    private HBox comparing;
    @FXML
    private Label span;
    @FXML
    private Label title;
    @FXML
    private ListView<Change> list;
    @FXML
    private Label nothing;

    /// @param shown whether the tab is in front
    public ChangesView(TimelineModel model, Desk desk, ObservableValue<Boolean> shown) {
        this.model = model;
        this.shown = shown;
        root = Views.load("timeline-changes", this);
        list.setCellFactory(_ -> new ChangeCell(desk.times(),
                version -> model.timeline().filter(_ -> version > 0).map(open -> Blame.of(open, version)).orElse(""), model::jump));
        list.setPlaceholder(nothing);
        model.frame().subscribe(() -> show());
        model.compared().subscribe(() -> show());
        model.pinned().subscribe(() -> show());
        shown.subscribe(() -> show());
        desk.times().zone().subscribe(list::refresh);
    }

    public Parent root() {
        return root;
    }

    private void show() {
        model.timeline().filter(_ -> shown.getValue()).ifPresent(open -> {
            Optional<Span> compared = model.compared().get();
            List<Change> changes = compared.isPresent() ? model.differences() : model.caused().get();
            Looks.show(comparing, compared.isPresent() || model.pinned().get().isPresent());
            span.setText(compared.map(it -> Views.text("changes.comparing", "v" + it.from(), "v" + it.to()))
                    .or(() -> model.pinned().get().map(it -> Views.text("changes.pinned", "v" + it)))
                    .orElse(""));
            title.setText(compared.isPresent() ? Views.text("changes.differences", changes.size()) : caused(open, changes));
            nothing.setText(Views.text(compared.isPresent() ? "changes.same" : "changes.none"));
            list.getItems().setAll(changes);
        });
    }

    private String caused(Timeline open, List<Change> changes) {
        int version = model.playhead().get();
        return version == 0 || version > open.version() ? Views.text("state.before")
                : Views.text("changes.caused", "v" + version, open.type(version), changes.size());
    }

    @FXML
    private void compareNothing() {
        model.compareNothing();
    }
}
