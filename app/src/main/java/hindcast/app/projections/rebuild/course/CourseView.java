package hindcast.app.projections.rebuild.course;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.store.projection.rebuild.Progress;
import hindcast.store.projection.rebuild.RebuildLine;
import hindcast.store.projection.rebuild.RebuildLine.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// How far a rebuild is, how quickly it comes on, and what stands in its way.
public final class CourseView {
    private static final double HUNDRED = 100;
    private static final double TENTHS = 10;

    private final Desk desk;
    private final Parent root;
    @FXML
    private Label percent;
    @FXML
    private Label position;
    @FXML
    private VBox speed;
    @FXML
    private Label rate;
    @FXML
    private Label holder;
    @FXML
    private VBox remaining;
    @FXML
    private Label left;
    @FXML
    private Label end;
    @FXML
    private Label failed;
    @FXML
    private ProgressBar bar;
    @FXML
    private Label words;
    @FXML
    private VBox failure;
    @FXML
    private Label failing;
    @FXML
    private Label why;
    @FXML
    private Label over;
    @FXML
    private ThroughputChart chart;

    public CourseView(Desk desk) {
        this.desk = desk;
        root = Views.load("course", this);
    }

    public Parent root() {
        return root;
    }

    /// Shows one that has not ended.
    public void show(Stand.Open open) {
        RebuildLine line = open.line();
        long events = open.progress().map(Progress::events).orElse(line.events());
        long total = Math.max(open.progress().map(Progress::total).orElse(line.total()), events);
        boolean replaying = open.step() == Stand.Step.REPLAY;
        double fraction = !replaying ? 1 : total == 0 ? 0 : (double) events / total;
        percent.setText(Views.text("course.percent", Math.floor(fraction * HUNDRED * TENTHS) / TENTHS));
        position.setText(Views.text("course.position", events, total));
        bar.setProgress(fraction);
        Looks.show(speed, open.progress().isPresent());
        Looks.show(remaining, open.progress().isPresent());
        Looks.show(over, open.ours() || !open.stretches().isEmpty());
        Looks.show(chart, over.isVisible());
        rate(open);
        left(open.progress().flatMap(Progress::eta));
        boolean broken = line.state() == State.FAILED && !open.ours();
        failed.setText(Views.text("lag.number", broken ? 1 : 0));
        Looks.show(failure, broken);
        failing.setText(Views.text("failure.title", line.failedAt().orElse(0)));
        why.setText(line.failure());
        words.setText(words(open));
        Looks.show(words, !broken);
        bar.pseudoClassStateChanged(Looks.BAD, broken);
        chart.show(open.stretches(), total);
    }

    private void rate(Stand.Open open) {
        List<Throughput.Stretch> stretches = open.stretches();
        Optional<Double> now = open.progress().map(it -> stretches.isEmpty() || open.step() != Stand.Step.REPLAY ? it.rate() : stretches.getLast().rate());
        rate.setText(now.map(it -> Views.text("course.rate", Math.round(it))).orElseGet(() -> Views.text("lag.none")));
        holder.setText(Views.text("course.here"));
    }

    private void left(Optional<Duration> eta) {
        Instant now = desk.times().now();
        left.setText(eta.map(Times::span).orElseGet(() -> Views.text("lag.none")));
        end.setText(eta.map(it -> Views.text("course.ends", desk.times().brief(now.plus(it), now))).orElseGet(() -> Views.text("course.left")));
    }

    private static String words(Stand.Open open) {
        RebuildLine line = open.line();
        if (open.elsewhere()) {
            return Views.text("course.elsewhere", line.holder(), line.saidBy(), line.reason());
        }
        if (!open.ours()) {
            return Views.text("course.wanted", line.words(), line.saidBy(), line.reason());
        }
        return line.state() == State.PAUSED ? Views.text("course.pausing")
                : Views.text("course.stage." + open.progress().map(Progress::stage).orElse(line.stage()));
    }
}
