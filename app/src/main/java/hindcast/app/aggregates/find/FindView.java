package hindcast.app.aggregates.find;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.question.Mistake;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.app.time.MomentText;
import hindcast.store.StreamQuery;
import hindcast.store.question.Found;
import hindcast.store.question.Scope;
import hindcast.store.question.Search;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// The screen on which one looks for aggregates: the question, how far it is, and what was found. A search goes on when one leaves it, and Back returns to
/// what it found; a question that came by a link is filled in and waits for Enter.
public final class FindView implements Screen {
    private static final double NANOS_OF_A_SECOND = 1e9;
    /// Fast typing says once where one is.
    private static final Duration PAUSE = Duration.millis(300);

    private final FindModel model;
    private final Desk desk;
    private final Parent root;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final Label ready = new Label(Views.text("find.ready"));
    private boolean arriving = true;
    private Optional<Place.Find> filled = Optional.empty();
    @FXML
    private ComboBox<String> type;
    @FXML
    private TextField expression;
    @FXML
    private RadioButton now;
    @FXML
    private ToggleGroup scope;
    @FXML
    private RadioButton ever;
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
        ready.getStyleClass().add("text-muted");
        list.setPlaceholder(ready);
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
        listen();
        root.sceneProperty().subscribe(scene -> arriving = scene == null || arriving);
        root.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
        model.course().subscribe(this::show);
    }

    private void listen() {
        instant.disableProperty().bind(then.selectedProperty().not());
        find.disableProperty().bind(expression.textProperty().isEmpty().or(type.valueProperty().isNull()));
        type.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null) {
                expression.setText(model.lately(chosen));
            }
            typing.playFromStart();
        });
        expression.textProperty().subscribe((_, _) -> {
            problem("");
            typing.playFromStart();
        });
        scope.selectedToggleProperty().subscribe((_, _) -> typing.playFromStart());
        instant.textProperty().subscribe((_, _) -> typing.playFromStart());
        typing.setOnFinished(_ -> say());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Find asked) {
            if (!here().equals(Optional.of(asked))) {
                fill(asked);
                here().ifPresent(model::show);
                say();
            }
            look();
            if (arriving) {
                arriving = false;
                filter();
            }
        }
    }

    @Override
    public void refresh() {
        // A search may take long: it is begun by nobody but the user.
    }

    @Override
    public void filter() {
        expression.requestFocus();
        expression.selectAll();
    }

    /// The types of which there are aggregates.
    public void types(Collection<String> types) {
        if (!Set.copyOf(type.getItems()).equals(Set.copyOf(types))) {
            String chosen = type.getValue();
            String written = expression.getText();
            type.getItems().setAll(types);
            type.setValue(chosen == null ? types.stream().findFirst().orElse(null) : chosen);
            if (!written.isEmpty()) {
                expression.setText(written);
            }
        }
    }

    /// The question that is shown to somebody who wants to look for aggregates: the one before, or the last one of another type.
    ///
    /// @param wanted the type that is looked at; empty for any
    public Place.Find question(String wanted) {
        return model.asked().filter(asked -> wanted.isEmpty() || asked.type().equals(wanted))
                .orElseGet(() -> new Place.Find(wanted, wanted.isEmpty() ? "" : model.lately(wanted), new Scope.Now()));
    }

    private void fill(Place.Find asked) {
        filled = Optional.of(asked);
        if (!asked.type().isEmpty()) {
            type.setValue(asked.type());
        }
        String typed = type.getValue();
        expression.setText(!asked.expression().isEmpty() ? asked.expression() : typed == null ? "" : model.lately(typed));
        switch (asked.scope()) {
            case Scope.Now() -> now.setSelected(true);
            case Scope.Ever() -> ever.setSelected(true);
            case Scope.At(Instant moment) -> {
                then.setSelected(true);
                instant.setText(desk.times().dated(moment));
            }
        }
    }

    /// The place of what is asked; empty while the instant cannot be read.
    private Optional<Place.Find> here() {
        try {
            return Optional.of(new Place.Find(type.getValue() == null ? "" : type.getValue(), expression.getText(), scope()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Where the window is, so that its link asks the same.
    private void say() {
        typing.stop();
        here().filter(_ -> desk.navigator().place().get() instanceof Place.Find).ifPresent(desk.navigator()::refine);
    }

    /// What was found is pale while another question stands above it.
    private void look() {
        list.pseudoClassStateChanged(Looks.STALE, model.asked().isPresent() && !model.asked().equals(here()));
    }

    private Scope scope() {
        return now.isSelected() ? new Scope.Now() : then.isSelected() ? new Scope.At(moment()) : new Scope.Ever();
    }

    /// As it came, unless it was changed: what is shown of it ends at milliseconds.
    private Instant moment() {
        return filled.map(Place.Find::scope).flatMap(asked -> asked instanceof Scope.At(Instant came) ? Optional.of(came) : Optional.empty())
                .filter(came -> desk.times().dated(came).equals(instant.getText()))
                .orElseGet(() -> new MomentText(desk.times().zone().get(), desk.times().now()).instant(instant.getText()));
    }

    private void show(Course course) {
        look();
        ready.setVisible(course instanceof Course.Idle);
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
            case Course.Ended(Search.Looked looked, java.time.Duration taken, var doubts) -> {
                words.setText(words(looked, taken));
                problem(doubts.stream().findFirst().map(Mistake::excerpt).orElse(""));
            }
            case Course.Cancelled(Search.Progress reached) -> words.setText(Views.text("find.cancelled", reached.events(), reached.found()));
            case Course.Failed(String sentence) -> words.setText(sentence);
        }
    }

    private static String words(Search.Looked looked, java.time.Duration taken) {
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
            desk.navigator().go(new Place.Timeline(chosen.stream(), new Place.At.Version(chosen.first())));
        }
    }

    @FXML
    private void find() {
        problem("");
        try {
            Scope when = scope();
            if (!find.isDisabled()) {
                say();
                model.find(type.getValue(), expression.getText(), when);
            }
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
        if (desk.navigator().canGoBack().get()) {
            desk.navigator().back();
        } else {
            desk.navigator().go(new Place.Aggregates(StreamQuery.ALL));
        }
    }
}
