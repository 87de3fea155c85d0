package hindcast.app.aggregates.find;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.question.Mistake;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.time.MomentText;
import hindcast.store.question.Found;
import hindcast.store.question.Scope;
import hindcast.store.question.Search;
import java.time.Duration;
import java.util.Collection;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// The panel in which one looks for aggregates: the question, how far it is, and what was found. It goes on when the panel is closed.
public final class FindView {
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final FindModel model;
    private final Desk desk;
    private final Parent root;
    @FXML
    private ComboBox<String> type;
    @FXML
    private TextField expression;
    @FXML
    private RadioButton now;
    @FXML
    private RadioButton then;
    @FXML
    private TextField instant;
    @FXML
    private Label problem;
    @FXML
    private Button find;
    @FXML
    private Button cancel;
    @FXML
    private ProgressBar progress;
    @FXML
    private Label words;
    @FXML
    private ListView<Found> list;

    public FindView(FindModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        root = Views.load("find", this);
        list.setItems(model.found());
        list.setCellFactory(_ -> new FoundCell(desk.times()));
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
                key.consume();
            }
        });
        instant.disableProperty().bind(then.selectedProperty().not());
        find.disableProperty().bind(expression.textProperty().isEmpty().or(type.valueProperty().isNull()));
        type.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                expression.setText(model.lately(chosen));
            }
        });
        expression.textProperty().subscribe(() -> problem(""));
        model.course().subscribe(this::show);
    }

    /// Shows the panel.
    ///
    /// @param types  of which there are aggregates
    /// @param wanted the one that is looked at; empty for any
    public void open(Collection<String> types, String wanted) {
        type.getItems().setAll(types);
        if (!wanted.isEmpty() || type.getValue() == null) {
            type.setValue(wanted.isEmpty() ? types.stream().findFirst().orElse(null) : wanted);
        }
        desk.layer().middle(root);
        expression.requestFocus();
        expression.selectAll();
    }

    private void show(Course course) {
        Looks.show(progress, course instanceof Course.Running);
        Looks.show(cancel, course instanceof Course.Running);
        switch (course) {
            case Course.Idle() -> words.setText("");
            case Course.Wrong(Mistake mistake) -> {
                words.setText("");
                problem(mistake.excerpt());
            }
            case Course.Running(Search.Progress reached) -> {
                progress.setProgress(reached.total() == 0 ? -1 : (double) reached.events() / reached.total());
                words.setText(Views.text("find.running", reached.events(), reached.found()));
            }
            case Course.Ended(Search.Looked looked, Duration taken, var doubts) -> {
                words.setText(words(looked, taken));
                problem(doubts.stream().findFirst().map(Mistake::excerpt).orElse(""));
            }
            case Course.Cancelled(Search.Progress reached) -> words.setText(Views.text("find.cancelled", reached.events(), reached.found()));
            case Course.Failed(String sentence) -> words.setText(sentence);
        }
    }

    private static String words(Search.Looked looked, Duration taken) {
        String found = Views.text(looked.whole() ? "find.ended" : "find.enough", looked.found(), looked.streams(), looked.events(),
                Math.round(looked.events() * NANOS_OF_A_SECOND / Math.max(1, taken.toNanos())));
        return looked.failed().streams() == 0 ? found : found + "\n" + Views.text("find.faults", looked.failed().streams(),
                looked.failed().first().getFirst().stream(), looked.failed().first().getFirst().version(), looked.failed().first().getFirst().reason());
    }

    private void problem(String sentence) {
        problem.setText(sentence);
        Looks.show(problem, !sentence.isEmpty());
    }

    private void open() {
        Found chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            desk.layer().close();
            desk.navigator().go(new Place.Timeline(chosen.stream(), new Place.At.Version(chosen.first())));
        }
    }

    @FXML
    private void find() {
        problem("");
        try {
            Scope scope = now.isSelected() ? new Scope.Now()
                    : then.isSelected() ? new Scope.At(new MomentText(desk.times().zone().get(), desk.times().now()).instant(instant.getText()))
                    : new Scope.Ever();
            model.find(type.getValue(), expression.getText(), scope);
        } catch (IllegalArgumentException unreadable) {
            problem(String.valueOf(unreadable.getMessage()));
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void close() {
        desk.layer().close();
    }
}
