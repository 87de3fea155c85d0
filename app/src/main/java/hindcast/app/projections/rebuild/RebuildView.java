package hindcast.app.projections.rebuild;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.projections.detail.QuestionPanel;
import hindcast.app.projections.detail.QuestionPanel.Question;
import hindcast.app.projections.rebuild.course.CourseView;
import hindcast.app.projections.rebuild.course.Stand;
import hindcast.app.projections.rebuild.course.Stand.Step;
import hindcast.app.projections.rebuild.course.StepsBar;
import hindcast.app.session.Connection;
import hindcast.app.shell.Desk;
import hindcast.store.projection.rebuild.RebuildLine.State;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The rebuild of the chosen projection, below the table: its steps and how far it is; beside them what it would change, or the generations that there are.
public final class RebuildView {
    private final RebuildModel model;
    private final Desk desk;
    private final Connection connection;
    private final Runnable left;
    private final PreviewView preview;
    private final CourseView course;
    private final ReviewView review;
    private final GenerationsView generations;
    private final Parent root;
    @FXML
    private Label title;
    @FXML
    private Label how;
    @FXML
    private HBox buttons;
    @FXML
    private Button skip;
    @FXML
    private Button resume;
    @FXML
    private Button pause;
    @FXML
    private Button cancel;
    @FXML
    private Label trouble;
    @FXML
    private Label refusal;
    @FXML
    private StepsBar steps;
    @FXML
    private StackPane body;
    @FXML
    private VBox over;
    @FXML
    private Label outcome;
    @FXML
    private StackPane right;

    /// @param left run when somebody wants to see something else in its place
    public RebuildView(RebuildModel model, Desk desk, Connection connection, Runnable left) {
        this.model = model;
        this.desk = desk;
        this.connection = connection;
        this.left = left;
        this.preview = new PreviewView(model, connection);
        this.course = new CourseView(desk);
        this.review = new ReviewView(model, desk, this::ask);
        this.generations = new GenerationsView(model, desk, this::ask);
        root = Views.load("rebuild", this);
        body.getChildren().addAll(preview.root(), course.root());
        right.getChildren().addAll(generations.root(), review.root());
        trouble.textProperty().bind(model.trouble());
        Looks.showWhile(trouble, model.trouble().isNotEmpty());
        refusal.setText(Views.text("rebuild.refused", connection.name()));
        buttons.disableProperty().bind(model.busy());
        model.stand().subscribe(stand -> show(stand));
    }

    public Parent root() {
        return root;
    }

    private void show(Stand stand) {
        title.setText(Views.text("rebuild.title", model.name()));
        how.setText(Views.text("rebuild.shadow"));
        Looks.show(refusal, model.refused());
        Looks.show(preview.root(), stand instanceof Stand.Asked && !model.refused());
        Looks.show(course.root(), stand instanceof Stand.Open);
        Looks.show(over, stand instanceof Stand.Over);
        Looks.show(how, stand instanceof Stand.Open);
        boolean reviewing = stand instanceof Stand.Open open && open.step() == Step.REVIEW;
        Looks.show(review.root(), reviewing);
        Looks.show(generations.root(), !reviewing);
        switch (stand) {
            case Stand.Nothing() -> steps.show(Step.PREVIEW, false);
            case Stand.Asked() -> steps.show(Step.PREVIEW, false);
            case Stand.Open open -> show(open);
            case Stand.Over(String sentence, boolean swapped) -> {
                outcome.setText(sentence);
                outcome.pseudoClassStateChanged(Looks.GOOD, swapped);
                steps.show(swapped ? Step.SWAP : Step.PREVIEW, swapped);
            }
        }
        decide(stand);
    }

    private void show(Stand.Open open) {
        steps.show(open.step(), false);
        course.show(open);
    }

    private void decide(Stand stand) {
        Looks.show(buttons, stand instanceof Stand.Open && !model.refused());
        if (stand instanceof Stand.Open open) {
            Looks.show(skip, open.stands() && open.line().state() == State.FAILED);
            Looks.show(resume, open.stands());
            Looks.show(pause, open.ours());
            Looks.show(cancel, open.ours() || open.stands());
            cancel.setText(Views.text(open.ours() ? "rebuild.cancel.button" : "rebuild.discard.button"));
        }
    }

    private void ask(Question question, Consumer<String> answered) {
        QuestionPanel.ask(question, desk, connection, answered);
    }

    /// Asks for a reason before something is done.
    interface Asking {
        void ask(Question question, Consumer<String> answered);
    }

    @FXML
    private void skip() {
        if (model.stand().get() instanceof Stand.Open open) {
            ask(new Question("rebuild.skip", model.name(), open.line().failedAt().orElse(0)), model::skip);
        }
    }

    @FXML
    private void resume() {
        model.resume();
    }

    @FXML
    private void pause() {
        model.pause();
    }

    @FXML
    private void cancel() {
        ask(new Question("rebuild.cancel", model.name()), model::cancel);
    }

    @FXML
    private void close() {
        model.leave();
        left.run();
    }
}
