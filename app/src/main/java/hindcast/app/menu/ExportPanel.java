package hindcast.app.menu;

import hindcast.app.fx.Job;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.time.MomentText;
import hindcast.app.transfer.Export;
import hindcast.domain.Shop;
import hindcast.store.LogQuery;
import hindcast.store.StreamId;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Asks which events to export, as what and where to.
final class ExportPanel {
    private final FileMenu menu;
    private final Parent root;
    private Optional<StreamId> shown = Optional.empty();
    @FXML
    private RadioButton everything;
    @FXML
    private RadioButton aggregate;
    @FXML
    private TextField type;
    @FXML
    private TextField since;
    @FXML
    private TextField until;
    @FXML
    private RadioButton csv;
    @FXML
    private Label trouble;

    ExportPanel(FileMenu menu) {
        this.menu = menu;
        root = Views.load("export", this);
        Looks.showWhile(trouble, trouble.textProperty().isNotEmpty());
    }

    void open(Optional<StreamId> stream) {
        shown = stream;
        aggregate.setDisable(stream.isEmpty());
        aggregate.setText(stream.map(it -> Views.text("export.aggregate", it)).orElseGet(() -> Views.text("export.noAggregate")));
        (stream.isPresent() ? aggregate : everything).setSelected(true);
        menu.desk().layer().middle(root);
        root.requestFocus();
    }

    @FXML
    private void start() {
        try {
            LogQuery query = new LogQuery(aggregate.isSelected() ? shown.orElse(null) : null,
                    type.getText().isBlank() ? null : type.getText().strip(), instant(since), instant(until));
            choose().ifPresent(path -> {
                Export.Format format = csv.isSelected() ? Export.Format.CSV : Export.Format.NDJSON;
                menu.desk().layer().close();
                menu.desk().start(Views.text("export.job", path.getFileName()), job -> run(job, query, format, path));
            });
        } catch (IllegalArgumentException unclear) {
            trouble.setText(unclear.getMessage());
        }
    }

    @FXML
    private void cancel() {
        menu.desk().layer().close();
    }

    private String run(Job job, LogQuery query, Export.Format format, Path path) {
        long events = new Export(menu.session().store(), Shop.aggregates()).file(query, format, path, pace -> {
            job.check();
            job.progress(pace.fraction(), pace.words());
        });
        return Views.text("export.done", events, path);
    }

    private @Nullable Instant instant(TextField field) {
        return field.getText().isBlank() ? null : new MomentText(menu.desk().times().zone().get(), menu.desk().times().now()).instant(field.getText());
    }

    private Optional<Path> choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Views.text("export.title"));
        chooser.setInitialFileName(shown.filter(it -> aggregate.isSelected()).map(StreamId::id).orElse("events") + (csv.isSelected() ? ".csv" : ".ndjson"));
        return Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow())).map(File::toPath);
    }
}
