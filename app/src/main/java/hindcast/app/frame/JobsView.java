package hindcast.app.frame;

import hindcast.app.fx.Job;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The long works, as cards in the lower right corner: how far each is, and afterwards what came of it until it is put away.
final class JobsView extends VBox {
    private final ObservableList<Job> jobs;
    private final Map<Job, Node> cards = new HashMap<>();

    JobsView(ObservableList<Job> jobs) {
        this.jobs = jobs;
        getStyleClass().add("jobs");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        jobs.addListener((ListChangeListener<Job>) change -> show());
        show();
    }

    private void show() {
        cards.keySet().retainAll(jobs);
        getChildren().setAll(jobs.stream().map(job -> cards.computeIfAbsent(job, this::card)).toList());
    }

    private Node card(Job job) {
        Label title = new Label(job.title());
        title.getStyleClass().add("text-strong");
        Label detail = new Label();
        detail.getStyleClass().addAll("text-small", "text-muted");
        detail.setWrapText(true);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(job.title());
        Button button = new Button();
        button.setOnAction(press -> press(job));
        HBox head = new HBox(title, spring(), button);
        head.getStyleClass().add("head");
        VBox card = new VBox(head, bar, detail);
        card.getStyleClass().addAll("panel", "job");
        job.state().subscribe(state -> {
            boolean running = state instanceof Job.State.Running;
            Looks.show(bar, running);
            bar.setProgress(state instanceof Job.State.Running now ? now.fraction() : 1);
            button.setText(Views.text(!running ? "job.close" : job.cancelled() ? "job.cancelling" : "job.cancel"));
            button.setDisable(running && job.cancelled());
            detail.setText(words(state));
            Looks.show(detail, !detail.getText().isEmpty());
            card.pseudoClassStateChanged(Looks.BAD, state instanceof Job.State.Failed);
        });
        return card;
    }

    private void press(Job job) {
        if (job.running()) {
            job.cancel();
        } else {
            jobs.remove(job);
        }
    }

    private static String words(Job.State state) {
        return switch (state) {
            case Job.State.Running(double fraction, String detail) -> detail;
            case Job.State.Done(String sentence) -> sentence;
            case Job.State.Failed(String sentence) -> sentence;
            case Job.State.Cancelled() -> Views.text("job.cancelled");
        };
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
