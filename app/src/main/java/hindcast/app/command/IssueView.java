package hindcast.app.command;

import hindcast.app.command.IssueModel.Standing;
import hindcast.app.command.form.FormModel;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.store.Recorded;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The foot of a filled form: what came meanwhile, what came of giving it, what has to be typed in production, and the button.
final class IssueView {
    private final DrawerModel drawer;
    private final IssueModel model;
    private final EventLines came = new EventLines(false);
    private final Parent root;
    @FXML
    private VBox meanwhile;
    @FXML
    private Label meanwhileTitle;
    @FXML
    private Label trouble;
    @FXML
    private VBox production;
    @FXML
    private Label where;
    @FXML
    private TextField typed;
    @FXML
    private Button act;
    @FXML
    private ProgressIndicator wheel;
    @FXML
    private Label view;

    IssueView(DrawerModel drawer) {
        this.drawer = drawer;
        this.model = drawer.issue();
        root = Views.load("command-issue", this);
        meanwhile.getChildren().add(came);
        typed.textProperty().bindBidirectional(model.confirmation());
        act.disableProperty().bind(model.ready().not());
        model.form().subscribe(form -> form.ifPresent(this::show));
        model.meanwhile().subscribe(this::list);
        model.standing().subscribe(this::tell);
        drawer.here().subscribe(_ -> show());
    }

    Parent root() {
        return root;
    }

    private void show(FormModel form) {
        act.setText(form.type().label());
        show();
    }

    private void show() {
        drawer.here().get().ifPresent(now -> {
            String id = now.timeline().stream().id();
            Optional<String> store = model.production();
            Looks.show(production, store.isPresent());
            where.setText(store.map(name -> Views.text("question.production", name, id)).orElse(""));
            view.setText(!now.newest() ? Views.text("command.past.short")
                    : now.version() == 0 ? Views.text("command.view.new") : Views.text("command.view", "v" + now.version()));
        });
    }

    private void list(List<Recorded<String>> events) {
        Looks.show(meanwhile, !events.isEmpty());
        drawer.here().get().ifPresent(now -> came.show(events, now.timeline().fold()));
        boolean exists = drawer.creating().get();
        meanwhileTitle.setText(exists ? Views.text("command.exists") : Views.text("command.meanwhile", events.size()));
    }

    private void tell(Standing standing) {
        Looks.show(wheel, standing instanceof Standing.Issuing);
        String sentence = switch (standing) {
            case Standing.Filling(), Standing.Issuing() -> "";
            case Standing.Failed(Exception problem) -> Problems.sentence(problem) + " " + Views.text("command.failed");
            case Standing.Answered(Answer.Rejected(String reason)) -> Views.text("command.rejected", reason);
            case Standing.Answered(Answer.Conflict(int actual, var _)) -> Views.text("command.conflict", "v" + actual);
            case Standing.Answered(Answer.Committed _) -> "";
        };
        trouble.setText(sentence);
        Looks.show(trouble, !sentence.isEmpty());
    }

    @FXML
    private void issue() {
        model.issue();
    }
}
