package hindcast.app.menu;

import hindcast.app.fx.Job;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Told;
import hindcast.app.fx.Views;
import hindcast.app.transfer.Sample;
import java.time.Instant;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks how many orders to make up.
final class SamplePanel {
    private static final int MOST = 1_000_000;

    private final FileMenu menu;
    private final Parent root;
    @FXML
    private TextField orders;
    @FXML
    private TextField seed;
    @FXML
    private WriteWarning warning;
    @FXML
    private Label trouble;
    @FXML
    private Button start;

    SamplePanel(FileMenu menu) {
        this.menu = menu;
        root = Views.load("sample", this);
        Looks.showWhile(trouble, trouble.textProperty().isNotEmpty());
        warning.about(menu.session());
        start.disableProperty().bind(warning.allowed().not());
        orders.setText(Integer.toString(Sample.ORDERS));
        seed.setText(Long.toString(Sample.SEED + 1));
    }

    void open() {
        menu.desk().layer().middle(root);
        orders.requestFocus();
    }

    @FXML
    private void start() {
        try {
            int many = Integer.parseUnsignedInt(orders.getText().strip());
            long chance = Long.parseLong(seed.getText().strip());
            if (many > MOST) {
                throw new NumberFormatException();
            }
            menu.desk().layer().close();
            menu.desk().start(Views.text("sample.job", many), job -> run(job, chance, many));
        } catch (NumberFormatException notANumber) {
            trouble.setText(Views.text("sample.number", MOST));
        }
    }

    @FXML
    private void cancel() {
        menu.desk().layer().close();
    }

    private String run(Job job, long chance, int many) {
        Sample.Answer answer = Sample.fill(menu.session().store(), chance, many, Instant.now(), pace -> {
            job.check();
            job.progress(pace.fraction(), pace.words());
        });
        menu.desk().background().tell(menu.changed());
        return switch (answer) {
            case Sample.Answer.Filled(long events) -> Views.text("sample.done", events);
            case Sample.Answer.SeedTaken(var stream) -> throw new Told(Views.text("sample.taken", chance, stream));
        };
    }
}
