package hindcast.app.timeline;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import java.util.concurrent.CancellationException;
import javafx.animation.AnimationTimer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;

/// What stands where a timeline would: nothing chosen, being read, not there, failed. A reading is shown after a tenth of a second, and after two
/// seconds how far it is, with a way to end it.
final class Waiting {
    private static final long SHOWN = 100_000_000L;
    private static final long MEASURED = 2_000_000_000L;

    private final TimelineModel model;
    private final Parent root;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };
    private long since;
    @FXML
    private Region icon;
    @FXML
    private Label title;
    @FXML
    private Label detail;
    @FXML
    private ProgressBar progress;
    @FXML
    private Button again;
    @FXML
    private Button cancel;

    Waiting(TimelineModel model) {
        this.model = model;
        root = Views.load("timeline-waiting", this);
        model.opened().subscribe(this::show);
    }

    Parent root() {
        return root;
    }

    private void show(Load<Opened> load) {
        timer.stop();
        switch (load) {
            case Load.Idle<Opened>() -> tell("icon-timeline", Views.text("waiting.idle"), Views.text("waiting.idle.detail"));
            case Load.Loading<Opened> _ -> {
                Looks.show(root, false);
                since = 0;
                timer.start();
            }
            case Load.Loaded<Opened>(Opened opened) when opened.timeline().version() == 0 ->
                tell("icon-empty", Views.text("waiting.none", opened.timeline().stream()), Views.text("waiting.none.detail"));
            case Load.Loaded<Opened> _ -> Looks.show(root, false);
            case Load.Failed<Opened>(CancellationException _, var _) ->
                tell("icon-timeline", Views.text("waiting.cancelled"), Views.text("waiting.cancelled.detail"));
            case Load.Failed<Opened>(Exception problem, var _) -> tell("icon-warning", Views.text("waiting.failed"), Problems.sentence(problem));
        }
        root.pseudoClassStateChanged(Looks.BAD, load instanceof Load.Failed<Opened> failed && !(failed.problem() instanceof CancellationException));
        root.pseudoClassStateChanged(Looks.ACTIVE, load.loading());
        Looks.show(again, load instanceof Load.Failed<Opened>);
    }

    private void tell(String shape, String sentence, String more) {
        icon.getStyleClass().setAll("icon", shape);
        Looks.show(icon, true);
        title.setText(sentence);
        detail.setText(more);
        Looks.show(progress, false);
        Looks.show(cancel, false);
        Looks.show(root, true);
    }

    private void frame(long now) {
        since = since == 0 ? now : since;
        if (now - since < SHOWN) {
            return;
        }
        boolean measured = now - since >= MEASURED;
        Looks.show(icon, false);
        Looks.show(progress, true);
        Looks.show(cancel, measured);
        title.setText(Views.text("waiting.reading"));
        detail.setText(measured ? Views.text("waiting.events", model.reading().get().events()) : "");
        progress.setProgress(measured ? model.reading().get().fraction() : -1);
        Looks.show(root, true);
    }

    @FXML
    private void again() {
        model.reload();
    }

    @FXML
    private void cancel() {
        model.reading().get().cancel();
    }
}
