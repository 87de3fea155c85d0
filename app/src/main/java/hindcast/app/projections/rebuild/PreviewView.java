package hindcast.app.projections.rebuild;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.projections.rebuild.PreviewModel.Kind;
import hindcast.app.projections.rebuild.course.Stand;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.store.projection.rebuild.Preview;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// What a rebuild would take, its scope, and why it is wanted.
final class PreviewView {
    private static final double MEGABYTE = 1 << 20;

    private final RebuildModel model;
    private final PreviewModel preview;
    private final boolean production;
    private final Parent root;
    @FXML
    private RadioButton all;
    @FXML
    private RadioButton since;
    @FXML
    private TextField instant;
    @FXML
    private TextField aggregate;
    @FXML
    private Label unclear;
    @FXML
    private HBox looking;
    @FXML
    private FlowPane facts;
    @FXML
    private Label events;
    @FXML
    private Label time;
    @FXML
    private Label rate;
    @FXML
    private Label rows;
    @FXML
    private Label disk;
    @FXML
    private Label readers;
    @FXML
    private Label problem;
    @FXML
    private TextField reason;
    @FXML
    private TextField typed;
    @FXML
    private Button begin;

    PreviewView(RebuildModel model, Connection connection) {
        this.model = model;
        this.preview = model.preview();
        this.production = connection.environment() == Environment.PRODUCTION;
        root = Views.load("preview", this);
        unclear.textProperty().bind(preview.unclear());
        Looks.showWhile(unclear, preview.unclear().isNotEmpty());
        Looks.show(typed, production);
        all.getToggleGroup().selectedToggleProperty().subscribe((_, _) -> choose());
        instant.textProperty().subscribe((_, _) -> preview.typing());
        aggregate.textProperty().subscribe((_, _) -> preview.typing());
        preview.state().subscribe(this::show);
        model.stand().subscribe((before, now) -> {
            if (now instanceof Stand.Asked && !(before instanceof Stand.Asked)) {
                clear();
            }
        });
        model.busy().subscribe(this::allow);
        reason.textProperty().subscribe(this::allow);
        typed.textProperty().subscribe(this::allow);
    }

    Parent root() {
        return root;
    }

    private void clear() {
        all.setSelected(true);
        List.of(instant, aggregate, reason, typed).forEach(TextField::clear);
        typed.setPromptText(Views.text("preview.typed", model.name()));
        preview.look(model.name());
        reason.requestFocus();
    }

    private Kind kind() {
        return all.isSelected() ? Kind.ALL : since.isSelected() ? Kind.SINCE : Kind.ONE;
    }

    private void choose() {
        Looks.show(instant, kind() == Kind.SINCE);
        Looks.show(aggregate, kind() == Kind.ONE);
        look();
    }

    @FXML
    private void look() {
        preview.look(kind(), kind() == Kind.SINCE ? instant.getText() : aggregate.getText());
    }

    private void show(Load<Preview> load) {
        Looks.show(looking, load.loading());
        Looks.show(facts, load.known().isPresent());
        facts.pseudoClassStateChanged(Looks.STALE, load.loading());
        load.known().ifPresent(this::show);
        String trouble = switch (load) {
            case Load.Failed<Preview>(Exception failed, var _) -> Problems.sentence(failed);
            case Load.Loaded<Preview>(Preview known) -> known.refusal().orElse("");
            case Load.Idle<Preview>(), Load.Loading<Preview> _ -> "";
        };
        problem.setText(trouble);
        Looks.show(problem, !trouble.isEmpty());
        allow();
    }

    private void show(Preview known) {
        events.setText(Views.text("lag.number", known.events()));
        time.setText(known.time().map(Times::span).orElseGet(() -> Views.text("lag.none")));
        rate.setText(Views.text("preview.rate", Math.round(known.rate())));
        rows.setText(Views.text("lag.number", known.rows()));
        disk.setText(Views.text("preview.megabytes", known.bytes() / MEGABYTE));
        String reading = known.readers().isEmpty() ? Views.text("preview.readers.none") : Views.text("preview.readers", String.join(", ", known.readers()));
        String built = known.dependents().isEmpty() ? "" : " " + Views.text("preview.dependents", String.join(", ", known.dependents()));
        readers.setText(reading + built + " " + known.memory());
    }

    private void allow() {
        boolean meant = !production || typed.getText().strip().equals(model.name());
        begin.setDisable(preview.ready().isEmpty() || reason.getText().isBlank() || !meant || model.busy().get());
    }

    @FXML
    private void begin() {
        if (!begin.isDisabled()) {
            model.begin(reason.getText().strip());
        }
    }
}
