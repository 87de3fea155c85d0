package hindcast.app.frame;

import hindcast.app.fx.Layer;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Desk;
import hindcast.app.time.MomentText;
import java.time.Instant;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// The panel under the clock, where an instant is typed. What was understood stands below it while one types.
public final class ClockView {
    private final Layer layer;
    private final Times times;
    private final AsOf asOf;
    private final Parent root;
    @FXML
    private TextField instant;
    @FXML
    private Label understood;
    @FXML
    private Button set;

    ClockView(Desk desk) {
        layer = desk.layer();
        times = desk.times();
        asOf = desk.asOf();
        root = Views.load("clock", this);
        instant.textProperty().subscribe(this::understand);
    }

    void open(Node clock) {
        instant.setText(asOf.instant().get().map(times::dated).orElse(""));
        understand();
        layer.below(clock, root);
        instant.requestFocus();
        instant.selectAll();
    }

    @FXML
    private void set() {
        asOf.at(typed());
        layer.close();
    }

    @FXML
    private void live() {
        asOf.live();
        layer.close();
    }

    private Instant typed() {
        return new MomentText(times.zone().get(), times.now()).instant(instant.getText());
    }

    private void understand() {
        boolean understandable = false;
        String words = Views.text("clock.hint");
        if (!instant.getText().isBlank()) {
            try {
                Instant then = typed();
                understandable = true;
                words = times.full(then) + "  ·  " + times.age(then);
            } catch (IllegalArgumentException unclear) {
                words = Views.text("clock.unclear");
            }
        }
        understood.setText(words);
        set.setDisable(!understandable);
    }
}
