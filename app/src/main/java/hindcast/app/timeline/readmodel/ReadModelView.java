package hindcast.app.timeline.readmodel;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.StoreException;
import hindcast.store.verify.rows.RowOf.Told;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The tab of read models: what each projection's row says of the aggregate, beside what its events say. It asks nothing while it is not shown.
public final class ReadModelView {
    /// A row that is behind is looked at again after this time, and then after twice as long each time: no event tells that it has come up.
    private static final Duration AGAIN = Duration.seconds(2);
    private static final Duration SELDOMEST = Duration.seconds(32);

    private final ReadModelModel model;
    private final ObservableValue<Boolean> selected;
    private final PauseTransition again = new PauseTransition(AGAIN);
    private final ReadModelNodes nodes;
    private final Parent root;
    private List<ReadModelLine> lines = List.of();
    @FXML
    private Parent content;
    @FXML
    private Label past;
    @FXML
    private VBox list;
    @FXML
    private Notice notice;

    /// @param selected whether the tab is in front
    public ReadModelView(TimelineModel timeline, ReadModels readModels, Desk desk, ObservableValue<Boolean> selected) {
        this.selected = selected;
        model = new ReadModelModel(timeline, desk.background(), readModels);
        root = Views.load("timeline-readmodel", this);
        nodes = new ReadModelNodes(desk.times(), desk.navigator());
        again.setOnFinished(_ -> {
            again.setDuration(again.getDuration().lessThan(SELDOMEST) ? again.getDuration().multiply(2) : SELDOMEST);
            model.ask();
        });
        model.rows().subscribe(this::show);
        timeline.frame().subscribe(this::tellThePast);
        timeline.opened().subscribe(() -> {
            again.setDuration(AGAIN);
            tellThePast();
        });
        desk.times().zone().subscribe(() -> show(model.lines()));
        selected.subscribe(this::look);
        root.sceneProperty().subscribe(this::look);
    }

    public Parent root() {
        return root;
    }

    private void look() {
        model.look(selected.getValue() && root.getScene() != null);
        waitForMore();
    }

    private void waitForMore() {
        if (model.unsettled()) {
            again.playFromStart();
        } else {
            again.stop();
        }
    }

    private void tellThePast() {
        past.setText(model.elsewhere().orElse(""));
        Looks.show(past, model.elsewhere().isPresent());
    }

    private void show(List<ReadModelLine> now) {
        lines = now;
        list.getChildren().setAll(now.stream().map(nodes::of).toList());
    }

    private void show(Load<List<Told>> load) {
        if (!lines.equals(model.lines())) {
            show(model.lines());
        }
        boolean failed = load instanceof Load.Failed;
        Looks.show(content, !lines.isEmpty() && !failed);
        Looks.show(notice, lines.isEmpty() || failed);
        content.pseudoClassStateChanged(Looks.STALE, load.loading());
        switch (load) {
            case Load.Idle<List<Told>>() -> notice.work(Views.text("readModel.reading"));
            case Load.Loading<List<Told>> _ -> notice.work(Views.text("readModel.reading"));
            case Load.Loaded<List<Told>> _ -> notice.say("icon-projections", Views.text("readModel.none"), Views.text("readModel.none.next"));
            case Load.Failed<List<Told>>(StoreException.Denied denied, var _) ->
                notice.say("icon-lock", Views.text("readModel.denied"), Problems.sentence(denied));
            case Load.Failed<List<Told>>(Exception problem, var _) -> notice.fail(problem, model::ask);
        }
        waitForMore();
    }
}
