package hindcast.app.projections.detail;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.projections.lag.DecisionModel;
import hindcast.app.projections.lag.DecisionModel.Kind;
import hindcast.app.session.Connection;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.store.StreamId;
import hindcast.store.projection.lag.Status;
import hindcast.store.projection.lag.Status.Failure;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The event that a projection cannot fold, and what can be decided about it.
final class FailureView {
    private final DecisionModel decisions;
    private final Desk desk;
    private final Connection connection;
    private final VBox root;
    private Optional<Status> shown = Optional.empty();
    @FXML
    private Label title;
    @FXML
    private Label type;
    @FXML
    private Hyperlink stream;
    @FXML
    private Label reason;
    @FXML
    private Label key;
    @FXML
    private Label attempts;
    @FXML
    private Tooltip hover;
    @FXML
    private HBox buttons;

    FailureView(DecisionModel decisions, Desk desk, Connection connection) {
        this.decisions = decisions;
        this.desk = desk;
        this.connection = connection;
        root = Views.load("failure", this);
        Looks.showWhile(buttons, decisions.refused().not());
        buttons.disableProperty().bind(decisions.busy());
        desk.times().zone().subscribe(() -> show(shown));
    }

    VBox root() {
        return root;
    }

    void show(Optional<Status> status) {
        shown = status;
        Optional<Failure> failure = status.flatMap(Status::failure);
        Looks.show(root, failure.isPresent());
        failure.ifPresent(it -> {
            title.setText(Views.text("failure.title", it.position()));
            type.setText(it.type());
            stream.setText(it.stream());
            reason.setText(it.reason());
            key.setText(it.key());
            Times times = desk.times();
            attempts.setText(Views.text("failure.attempts.are", it.attempts(), times.brief(it.at(), times.now())));
            hover.setText(times.hover(it.at()));
        });
    }

    @FXML
    private void open() {
        shown.flatMap(Status::failure).map(Failure::stream).ifPresent(text -> {
            int version = text.lastIndexOf(" v");
            desk.navigator().go(new Place.Timeline(StreamId.parse(text.substring(0, version)),
                    new Place.At.Version(Integer.parseInt(text.substring(version + 2)))));
        });
    }

    @FXML
    private void retry() {
        decide(Kind.RETRY);
    }

    @FXML
    private void skip() {
        decide(Kind.SKIP);
    }

    @FXML
    private void stop() {
        decide(Kind.STOP);
    }

    private void decide(Kind kind) {
        shown.ifPresent(status -> DecisionPanel.decide(kind, status.name(), decisions, desk, connection));
    }
}
