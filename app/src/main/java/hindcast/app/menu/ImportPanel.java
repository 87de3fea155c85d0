package hindcast.app.menu;

import hindcast.app.fx.Job;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Told;
import hindcast.app.fx.Views;
import hindcast.app.transfer.Import;
import hindcast.app.transfer.ImportAnswer;
import hindcast.app.transfer.ImportSource;
import hindcast.app.transfer.Problem;
import hindcast.domain.Shop;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;

/// Asks which file to import, and what a line does that cannot be.
final class ImportPanel {
    private static final int LISTED = 5;

    private final FileMenu menu;
    private final Parent root;
    @FXML
    private TextField file;
    @FXML
    private RadioButton lenient;
    @FXML
    private WriteWarning warning;
    @FXML
    private Label trouble;
    @FXML
    private Button start;

    ImportPanel(FileMenu menu) {
        this.menu = menu;
        root = Views.load("import", this);
        Looks.showWhile(trouble, trouble.textProperty().isNotEmpty());
        warning.about(menu.session());
        start.disableProperty().bind(file.textProperty().isEmpty().or(warning.allowed().not()));
    }

    void open(Optional<Path> dropped) {
        menu.desk().layer().middle(root);
        dropped.ifPresent(path -> file.setText(path.toString()));
        (dropped.isPresent() ? start : file).requestFocus();
    }

    @FXML
    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Views.text("import.title"));
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(Views.text("import.files"), "*.ndjson", "*.jsonl", "*.json", "*.gz"),
                new FileChooser.ExtensionFilter(Views.text("import.allFiles"), "*"));
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.getPath());
        }
    }

    @FXML
    private void start() {
        try {
            Path path = Path.of(file.getText().strip());
            Import.Mode mode = lenient.isSelected() ? Import.Mode.LENIENT : Import.Mode.STRICT;
            menu.desk().layer().close();
            menu.desk().start(Views.text("import.job", path.getFileName()), job -> run(job, path, mode));
        } catch (InvalidPathException unclear) {
            trouble.setText(Views.text("import.noFile", file.getText()));
        }
    }

    @FXML
    private void cancel() {
        menu.desk().layer().close();
    }

    private String run(Job job, Path path, Import.Mode mode) {
        ImportAnswer answer = new Import(menu.session().store(), Shop.aggregates()).run(new ImportSource.File(path), mode, pace -> {
            job.check();
            job.progress(pace.fraction(), pace.words());
        });
        menu.desk().background().tell(menu.changed());
        return switch (answer) {
            case ImportAnswer.Imported(long added, long there, ImportAnswer.Skipped skipped) when skipped.problems() == 0 ->
                Views.text("import.done", added, there);
            case ImportAnswer.Imported(long added, long there, ImportAnswer.Skipped skipped) ->
                Views.text("import.doneLeniently", added, there, skipped.lines(), skipped.aggregates(), listed(skipped));
            case ImportAnswer.Refused(Problem problem) -> throw new Told(Views.text("import.refused", problem));
        };
    }

    private static String listed(ImportAnswer.Skipped skipped) {
        String first = skipped.first().stream().limit(LISTED).map(Problem::toString).collect(Collectors.joining("\n"));
        return skipped.problems() > LISTED ? first + "\n" + Views.text("import.more", skipped.problems() - LISTED) : first;
    }
}
