package hindcast.app.connect;

import hindcast.app.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A store on its way: what was done already, what is being done, how far it is, and the way out.
final class OpeningView {
    private final ConnectModel model;
    private final Parent root;
    private int shownStep;
    @FXML
    private Label title;
    @FXML
    private ProgressBar progress;
    @FXML
    private VBox done;
    @FXML
    private Label current;
    @FXML
    private Button cancel;

    OpeningView(ConnectModel model) {
        this.model = model;
        root = Views.load("opening", this);
        model.opening().subscribe((before, after) -> show(before, after));
    }

    Parent root() {
        return root;
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    private void show(Opening before, Opening after) {
        if (!(after instanceof Opening.Working(String name, String what, double fraction, int step, boolean optional))) {
            return;
        }
        if (step <= 1) {
            done.getChildren().clear();
            shownStep = step;
        } else if (step > shownStep && before instanceof Opening.Working last) {
            done.getChildren().add(finished(last.what()));
            shownStep = step;
        }
        title.setText(Views.text("opening.title", name));
        current.setText(what);
        progress.setProgress(fraction);
        cancel.setText(Views.text(optional ? "opening.skip" : "opening.cancel"));
    }

    private static HBox finished(String what) {
        Region check = new Region();
        check.getStyleClass().addAll("icon", "icon-check");
        HBox row = new HBox(check, new Label(what));
        row.getStyleClass().add("finished");
        return row;
    }
}
