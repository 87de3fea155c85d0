package hindcast.app.projections.lag;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.store.projection.lag.Status;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The worst projection as the frame shows it: in words in the status bar, where a press leads to it, and as a dot at the entry of the rail. Asks once a
/// second.
public final class LagView {
    private static final Duration SECOND = Duration.seconds(1);

    private final Desk desk;
    private final Timeline clock = new Timeline(new KeyFrame(SECOND, _ -> look()));
    private final Button words = new Button();
    private final Region dot = new Region();
    private Optional<LagModel> model = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;

    public LagView(Desk desk) {
        this.desk = desk;
        words.setId("lag");
        words.getStyleClass().addAll("plain", "text-small", "lag");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.setOnAction(_ -> go());
        dot.getStyleClass().add("lag-dot");
        dot.setMouseTransparent(true);
        Looks.show(words, false);
        Looks.show(dot, false);
        clock.setCycleCount(Animation.INDEFINITE);
    }

    /// Shows another store's, and asks how they are until that one is left.
    public void show(LagModel shown) {
        leave();
        model = Optional.of(shown);
        subscription = shown.worst().subscribe(this::tell);
        shown.look();
        clock.play();
    }

    /// Asks no more: the store is closed, or the window.
    public void leave() {
        clock.stop();
        subscription.unsubscribe();
        model.ifPresent(LagModel::leave);
        model = Optional.empty();
    }

    private void look() {
        model.ifPresent(LagModel::look);
    }

    /// The words.
    public Node words() {
        return words;
    }

    /// The dot; there is none while nothing is wrong.
    public Node dot() {
        return dot;
    }

    private void tell(Optional<Status> worst) {
        boolean quiet = worst.map(LagModel::quiet).orElse(true);
        Looks.show(words, worst.isPresent());
        Looks.show(dot, !quiet);
        worst.ifPresent(status -> {
            words.setText(quiet ? Views.text("lag.worst.none") : new StatusWords(status).sentence());
            Tone tone = quiet ? Tone.GOOD : Tone.of(status);
            tone.draw(words);
            tone.draw(dot);
            words.pseudoClassStateChanged(Looks.GOOD, false);
            dot.setAccessibleText(words.getText());
        });
    }

    private void go() {
        model.flatMap(shown -> shown.worst().get()).ifPresent(status ->
                desk.navigator().go(new Place.Projections(LagModel.quiet(status) ? null : status.name())));
    }
}
