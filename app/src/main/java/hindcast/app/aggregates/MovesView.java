package hindcast.app.aggregates;

import hindcast.app.aggregates.Moves.Since;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.log.LiveLog;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The list as the log moves: listens while it is in a window, and says above it what would stand elsewhere by now.
final class MovesView {
    private static final Duration TICK = Duration.millis(500);

    private final AggregatesModel model;
    private final LiveLog log;
    private final Node title;
    private final Button chip;
    private final Timeline clock;
    private Subscription listening = Subscription.EMPTY;
    private boolean left;

    /// @param title makes room for the chip: no line moves when it appears
    MovesView(Node list, Node title, Button chip, AggregatesModel model, LiveLog log) {
        this.title = title;
        this.model = model;
        this.log = log;
        this.chip = chip;
        clock = new Timeline(new KeyFrame(TICK, _ -> model.moves().tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        chip.setOnAction(_ -> model.refresh());
        model.moves().since().subscribe(this::show);
        list.sceneProperty().subscribe(this::move);
    }

    private void move(@Nullable Scene scene) {
        listening.unsubscribe();
        if (scene == null) {
            clock.stop();
            left = true;
        } else {
            listening = log.listen(model::hear);
            clock.play();
            if (left) {
                model.refresh();
            }
        }
    }

    private void show(Since since) {
        Looks.show(chip, !since.equals(Since.NOTHING));
        Looks.show(title, since.equals(Since.NOTHING));
        String key = since.added() == 0 ? "aggregates.moved" : since.moved() == 0 ? "aggregates.added" : "aggregates.movedAndAdded";
        chip.setText(Views.text(key, since.moved(), since.added(), since.more() ? "+" : ""));
    }
}
