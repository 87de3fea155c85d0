package hindcast.app.whatif;

import hindcast.app.fx.Load;
import hindcast.app.fx.Views;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// The lane of a branch, under that of what happened: its events in the order of their versions, since those that never happened have no time. What is
/// struck is crossed out, what is edited is ringed, and what never happened is hollow.
final class BranchLane extends VBox {
    private final WhatIfModel model;
    private final Label title = new Label();
    private final ListView<Integer> points = new ListView<>();
    private boolean following;

    BranchLane(WhatIfModel model) {
        this.model = model;
        getStyleClass().add("branch-lane");
        title.getStyleClass().add("text-small");
        points.setOrientation(Orientation.HORIZONTAL);
        points.setAccessibleText(Views.text("whatif.lane"));
        points.setCellFactory(_ -> new PointCell(model));
        getChildren().addAll(title, points);
        model.course().subscribe(this::show);
        model.selected().subscribe(version -> follow(version.intValue()));
        points.getSelectionModel().selectedItemProperty().subscribe(version -> {
            if (version != null && !following) {
                model.select(version);
            }
        });
    }

    private void show(Load<Course> load) {
        if (load instanceof Load.Loaded<Course>(Course course)) {
            following = true;
            title.setText(Views.text("whatif.lane.title", "v" + course.from(), "v" + course.branch().real().version()));
            points.getItems().setAll(IntStream.rangeClosed(1, course.version()).boxed().toList());
            following = false;
            follow(model.selected().get());
        }
    }

    private void follow(int version) {
        following = true;
        if (version == 0) {
            points.getSelectionModel().clearSelection();
        } else {
            points.getSelectionModel().select(version - 1);
            points.scrollTo(Math.max(0, version - 3));
        }
        following = false;
    }
}
