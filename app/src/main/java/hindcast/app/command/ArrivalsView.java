package hindcast.app.command;

import hindcast.app.command.ArrivalsModel.Arrival;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;

/// How far a committed event is in each read model. It looks fifty times a second, and only while an event is on its way and somebody sees it.
final class ArrivalsView extends FlowPane {
    private static final Duration BEAT = Duration.millis(20);

    private final ArrivalsModel model;
    private final Timeline heart;

    ArrivalsView(ArrivalsModel model) {
        this.model = model;
        getStyleClass().add("arrivals");
        heart = new Timeline(new KeyFrame(BEAT, _ -> model.look()));
        heart.setCycleCount(Animation.INDEFINITE);
        model.arrivals().subscribe(this::show);
        model.following().subscribe(_ -> beat());
        sceneProperty().subscribe(_ -> beat());
    }

    private void beat() {
        if (model.following().get() && getScene() != null) {
            heart.play();
        } else {
            heart.stop();
        }
        show(model.arrivals().get());
    }

    private void show(List<Arrival> arrivals) {
        getChildren().setAll(arrivals.stream().map(this::node).toList());
        Looks.show(this, !arrivals.isEmpty());
    }

    private Node node(Arrival arrival) {
        Label label = new Label(arrival.taken().map(taken -> Views.text("command.arrived", arrival.projection(), taken.toMillis()))
                .or(() -> arrival.stands().map(why -> Views.text("command.stands", arrival.projection(), why)))
                .orElseGet(() -> Views.text(model.following().get() ? "command.underway" : "command.late", arrival.projection())));
        label.pseudoClassStateChanged(Looks.GOOD, arrival.taken().isPresent());
        label.pseudoClassStateChanged(Looks.WARNING, arrival.taken().isEmpty() && arrival.stands().isPresent());
        label.getStyleClass().add("badge");
        return label;
    }
}
