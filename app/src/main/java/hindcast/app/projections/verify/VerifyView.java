package hindcast.app.projections.verify;

import hindcast.app.fx.Job;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.projections.compare.ComparedTable;
import hindcast.app.projections.detail.QuestionPanel;
import hindcast.app.projections.detail.QuestionPanel.Question;
import hindcast.app.session.Connection;
import hindcast.app.shell.Desk;
import hindcast.store.verify.rows.Verdict;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The results of a verification, below the table of projections: what came of each, and every column that is wrong.
public final class VerifyView {
    private final VerifyModel model;
    private final Desk desk;
    private final Connection connection;
    private final Runnable left;
    private final Parent root;
    private Subscription heard = Subscription.EMPTY;
    @FXML
    private Label title;
    @FXML
    private Label now;
    @FXML
    private Button cancel;
    @FXML
    private Button again;
    @FXML
    private ProgressBar bar;
    @FXML
    private VBox verdicts;
    @FXML
    private TableView<ComparedLine> table;
    @FXML
    private Notice notice;

    /// @param left run when somebody wants to see something else in its place
    public VerifyView(VerifyModel model, Desk desk, Connection connection, Runnable left) {
        this.model = model;
        this.desk = desk;
        this.connection = connection;
        this.left = left;
        root = Views.load("verify", this);
        ComparedTable.on(table, "compared.folded", desk.navigator(), () -> { });
        table.setItems(model.lines());
        model.job().subscribe(this::hear);
        model.results().addListener((ListChangeListener<Result>) _ -> show());
    }

    public Parent root() {
        return root;
    }

    private void hear(Optional<Job> job) {
        heard.unsubscribe();
        heard = job.map(it -> it.state().subscribe(_ -> show())).orElse(Subscription.EMPTY);
    }

    private void show() {
        Optional<Job> job = model.job().get();
        boolean running = model.running();
        title.setText(job.map(Job::title).orElse(""));
        job.map(it -> it.state().get()).ifPresent(this::show);
        Looks.show(bar, running);
        Looks.show(cancel, running);
        Looks.show(again, !running);
        verdicts.getChildren().setAll(model.results().stream().map(this::verdict).toList());
        Looks.show(table, !model.lines().isEmpty());
        Looks.show(notice, model.lines().isEmpty());
    }

    private void show(Job.State state) {
        switch (state) {
            case Job.State.Running(double fraction, String detail) -> {
                bar.setProgress(fraction);
                now.setText(detail);
                notice.work(Views.text("verify.working"));
            }
            case Job.State.Done(String sentence) -> {
                now.setText(sentence);
                boolean right = model.results().stream().allMatch(result -> result.verdict().isRight());
                notice.say(right ? "icon-check" : "icon-warning", sentence, Views.text(right ? "verify.right.next" : "verify.unknown.next"));
            }
            case Job.State.Failed(String sentence) -> {
                now.setText("");
                notice.say("icon-warning", Views.text("notice.failed"), sentence);
            }
            case Job.State.Cancelled() -> {
                now.setText("");
                notice.say("icon-empty", Views.text("verify.cancelled"), Views.text("verify.cancelled.next"));
            }
        }
    }

    private Node verdict(Result result) {
        boolean right = result.verdict().isRight();
        Label name = new Label(result.name());
        name.getStyleClass().add("text-strong");
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label badge = new Label(result.wrong() > 0
                ? Views.text("verify.badge.wrong", result.wrong()) : Views.text(right ? "verify.badge.right" : "verify.badge.unknown"));
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Label.USE_PREF_SIZE);
        badge.pseudoClassStateChanged(Looks.GOOD, right);
        badge.pseudoClassStateChanged(Looks.BAD, !right);
        Label words = new Label((words(result.verdict()) + " " + model.obstacle(result)).strip());
        words.getStyleClass().addAll("text-muted");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(name, badge, words);
        line.getStyleClass().add("verdict");
        if (model.repairable(result)) {
            Button repair = new Button(Views.text("verify.repair.button"));
            repair.setMinWidth(Button.USE_PREF_SIZE);
            repair.setAccessibleText(Views.text("verify.repair", result.name()));
            repair.setDisable(model.running());
            repair.setOnAction(_ -> QuestionPanel.ask(
                    new Question("verify.repair", result.name(), result.ids().size()), desk, connection, reason -> model.repair(result, reason)));
            line.getChildren().add(repair);
        }
        return line;
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Compared(var _, long rows, long events, long checkpoint, long differences, var remark) ->
                    Views.text("verify.compared", rows, events, checkpoint) + (differences > Result.MOST ? " " + Views.text("verify.first", Result.MOST) : "")
                            + remark.map(more -> " " + more).orElse("");
            case Verdict.NotCompared(var _, var why, boolean _) -> why;
        };
    }

    @FXML
    private void again() {
        model.verify(model.names());
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void close() {
        left.run();
    }
}
