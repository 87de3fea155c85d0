package hindcast.app.command;

import hindcast.app.command.DrawerModel.Here;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.state.ChangeCell;
import hindcast.app.timeline.travel.Blame;
import hindcast.store.Recorded;
import hindcast.store.command.Problem;
import hindcast.store.timeline.Change;
import hindcast.store.whatif.Preview;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// What a command would do where it is filled in: the events, and what they change in the state; or why it does nothing.
public final class PreviewView {
    private static final int MOST_CHANGES = 6;

    private final Supplier<Optional<Here>> place;
    private final EventLines events = new EventLines(true);
    private final Parent root;
    private List<Recorded<String>> ahead = List.of();
    @FXML
    private Label verdict;
    @FXML
    private VBox holder;
    @FXML
    private Label title;
    @FXML
    private ListView<Change> changes;

    /// @param preview what it would do; empty while nothing is known of it
    /// @param place   where it would do so
    public PreviewView(ObservableValue<Optional<Preview>> preview, Supplier<Optional<Here>> place, Desk desk) {
        this.place = place;
        root = Views.load("command-preview", this);
        holder.getChildren().add(events);
        changes.setCellFactory(_ -> new ChangeCell(desk.times(), this::blame, _ -> { }));
        preview.subscribe(told -> tell(told));
        desk.times().zone().subscribe(changes::refresh);
    }

    public Parent root() {
        return root;
    }

    private void tell(Optional<Preview> told) {
        Optional<Here> here = place.get();
        Looks.show(root, told.isPresent() && here.isPresent());
        if (told.isPresent() && here.isPresent()) {
            show(told.get(), here.get());
        }
    }

    private void show(Preview told, Here here) {
        boolean accepted = told instanceof Preview.Accepted;
        verdict.pseudoClassStateChanged(Looks.BAD, told instanceof Preview.Refused);
        Looks.show(holder, accepted);
        Looks.show(title, accepted);
        switch (told) {
            case Preview.Refused(String reason) -> {
                verdict.setText(Views.text("command.preview.refused", reason));
                Looks.show(changes, false);
            }
            case Preview.Unread(List<Problem> problems) -> {
                verdict.setText(Views.text("command.preview.unread",
                        problems.stream().map(Problem::sentence).collect(Collectors.joining(", "))));
                Looks.show(changes, false);
            }
            case Preview.Accepted accepts -> {
                verdict.setText(Views.text(here.newest() ? "command.preview.accepted" : "command.preview.past", accepts.events().size(), "v" + here.version()));
                show(accepts, here);
            }
        }
    }

    private void show(Preview.Accepted accepts, Here here) {
        ahead = accepts.events();
        events.show(ahead, here.timeline().fold());
        List<Change> differing = accepts.sequel().changes();
        title.setText(Views.text("command.preview.state", "v" + ahead.getLast().version(), differing.size()));
        changes.getItems().setAll(differing);
        Looks.show(changes, !differing.isEmpty());
        changes.setMinHeight(changes.getFixedCellSize() * Math.min(MOST_CHANGES, differing.size()) + changes.snappedTopInset() + changes.snappedBottomInset());
        changes.setPrefHeight(changes.getMinHeight());
    }

    private String blame(int version) {
        return ahead.stream().filter(event -> event.version() == version).findFirst().map(Blame::of)
                .or(() -> place.get().filter(now -> version > 0 && version <= now.timeline().version()).map(now -> Blame.of(now.timeline(), version)))
                .orElse("");
    }
}
