package hindcast.app.projections.detail;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.projections.detail.PastCell.Words;
import hindcast.app.projections.lag.DecisionModel;
import hindcast.app.projections.lag.LagChart;
import hindcast.app.projections.lag.StatusWords;
import hindcast.app.projections.lag.Tone;
import hindcast.app.projections.lag.Trend;
import hindcast.app.session.Connection;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.store.projection.admin.Deed;
import hindcast.store.projection.admin.Skip;
import hindcast.store.projection.lag.Status;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.layout.VBox;

/// The projection that is chosen, below the table: its numbers and their trend; beside them the event that it cannot fold and what was decided.
public final class DetailView {
    private final DetailModel model;
    private final Desk desk;
    private final Further further;
    private final FailureView failure;
    private final Parent root;
    @FXML
    private Label name;
    @FXML
    private Label summary;
    @FXML
    private Label state;
    @FXML
    private Button rebuild;
    @FXML
    private Button verify;
    @FXML
    private Label why;
    @FXML
    private Label behind;
    @FXML
    private Label late;
    @FXML
    private Label rate;
    @FXML
    private Label eta;
    @FXML
    private Label done;
    @FXML
    private Label position;
    @FXML
    private Label runner;
    @FXML
    private LagChart chart;
    @FXML
    private VBox right;
    @FXML
    private Label trouble;
    @FXML
    private Label refusal;
    @FXML
    private Tab skipped;
    @FXML
    private ListView<Deed> deeds;
    @FXML
    private ListView<Skip> skips;
    @FXML
    private Notice noDeeds;
    @FXML
    private Notice noSkips;

    /// What else can be done with it.
    public record Further(Consumer<String> rebuild, Consumer<String> verify) {
    }

    public DetailView(DetailModel model, DecisionModel decisions, Further further, Desk desk, Connection connection) {
        this.model = model;
        this.further = further;
        this.desk = desk;
        this.failure = new FailureView(decisions, desk, connection);
        root = Views.load("projection", this);
        right.getChildren().addFirst(failure.root());
        trouble.textProperty().bind(decisions.trouble());
        Looks.showWhile(trouble, decisions.trouble().isNotEmpty());
        refusal.setText(Views.text("decision.refused", connection.name()));
        Looks.showWhile(refusal, decisions.refused());
        Looks.showWhile(rebuild, decisions.refused().not());
        deeds.setCellFactory(_ -> new PastCell<>(desk.times(), DetailView::words));
        skips.setCellFactory(_ -> new PastCell<>(desk.times(), DetailView::words));
        model.status().subscribe(this::show);
        model.past().subscribe(this::show);
        desk.times().zone().subscribe(() -> {
            deeds.refresh();
            skips.refresh();
        });
    }

    public Parent root() {
        return root;
    }

    private void show(Optional<Status> shown) {
        failure.show(shown);
        shown.ifPresent(this::show);
    }

    private void show(Status status) {
        StatusWords words = new StatusWords(status);
        Tone tone = Tone.of(status);
        name.setText(status.name());
        summary.setText(Views.text("projection.what", status.revision(), status.summary()));
        state.setText(words.state());
        tone.draw(state);
        why.setText(status.why());
        Looks.show(why, !status.why().isEmpty() && status.failure().isEmpty());
        behind.setText(words.behind());
        late.setText(words.late());
        rate.setText(words.rate());
        eta.setText(words.eta());
        done.setText(words.done());
        position.setText(Views.text("projection.position", status.checkpoint(), status.mark()));
        rebuild.setDisable(status.generation() == 0);
        verify.setDisable(status.generation() == 0);
        rebuild.setAccessibleText(Views.text("rebuild.title", status.name()));
        verify.setAccessibleText(Views.text("verify.job", status.name()));
        runner.setText(status.runner().map(it -> Views.text("projection.runner", it)).orElseGet(() -> Views.text("projection.runner.none")));
        chart.show(Trend.of(status.trend()), tone);
        chart.setAccessibleText(words.accessible());
    }

    private void show(Load<Past> load) {
        deeds.pseudoClassStateChanged(Looks.STALE, load.loading());
        load.known().ifPresentOrElse(past -> {
            deeds.getItems().setAll(past.deeds());
            skips.getItems().setAll(past.skips());
            noDeeds.say("icon-clock", Views.text("projection.history.none"), "");
            noSkips.say("icon-check", Views.text("projection.skipped.none"), Views.text("projection.skipped.none.next"));
        }, () -> {
            deeds.getItems().clear();
            skips.getItems().clear();
        });
        skipped.setText(skips.getItems().isEmpty() ? Views.text("projection.skipped") : Views.text("projection.skipped.are", skips.getItems().size()));
        if (load instanceof Load.Failed<Past>(Exception problem, var old) && old.isEmpty()) {
            noDeeds.fail(problem, model::refresh);
            noSkips.fail(problem, model::refresh);
        } else if (load.known().isEmpty()) {
            noDeeds.work(Views.text("projection.history.reading"));
            noSkips.work(Views.text("projection.history.reading"));
        }
        Looks.show(noDeeds, deeds.getItems().isEmpty());
        Looks.show(noSkips, skips.getItems().isEmpty());
    }

    private static Words words(Deed deed) {
        return new Words(Views.text("projection.deed", deed.action()), deed.saidBy(), deed.at(), deed.reason(),
                Views.text("projection.deed.hover", deed.number(), deed.dbUser(), deed.details()));
    }

    private static Words words(Skip skip) {
        return new Words(Views.text("projection.skip", skip.position()), skip.saidBy(), skip.saidAt(), skip.reason(),
                Views.text("projection.skip.hover", skip.failure(), skip.attempts()));
    }

    @FXML
    private void rebuild() {
        model.status().get().map(Status::name).ifPresent(further.rebuild());
    }

    @FXML
    private void verify() {
        model.status().get().map(Status::name).ifPresent(further.verify());
    }

    @FXML
    private void showRows() {
        model.status().get().ifPresent(status -> desk.navigator().go(new Place.Rows(status.name())));
    }
}
