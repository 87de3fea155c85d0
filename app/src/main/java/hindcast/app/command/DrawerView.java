package hindcast.app.command;

import hindcast.app.command.DrawerModel.Here;
import hindcast.app.command.IssueModel.Standing;
import hindcast.app.command.form.FormModel;
import hindcast.app.command.form.FormView;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.store.whatif.Offer;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The drawer: the list of commands, or the form of one with what it would do. There is one for a window; who shows it takes its node.
public final class DrawerView {
    private static final KeyCombination ISSUE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final DrawerModel model;
    private final FormView form = new FormView();
    private final EventLines done = new EventLines(false);
    private final IssueView issue;
    private final Parent root;
    private Runnable newest = () -> { };
    private Runnable whatIf = () -> { };
    @FXML
    private Button back;
    @FXML
    private Label title;
    @FXML
    private VBox past;
    @FXML
    private Label pastWords;
    @FXML
    private VBox committed;
    @FXML
    private Label committedTitle;
    @FXML
    private ListView<Offer> offers;
    @FXML
    private Label none;
    @FXML
    private ScrollPane filling;
    @FXML
    private VBox parts;
    @FXML
    private TitledPane metadata;
    @FXML
    private TextField reason;
    @FXML
    private TextField user;
    @FXML
    private TextField flow;
    @FXML
    private CheckBox caused;

    public DrawerView(DrawerModel model, Desk desk) {
        this.model = model;
        root = Views.load("command-drawer", this);
        issue = new IssueView(model);
        ((VBox) root).getChildren().add(issue.root());
        parts.getChildren().addFirst(form.root());
        parts.getChildren().add(new PreviewView(model.issue().preview(), model.here()::get, desk).root());
        committed.getChildren().addAll(done, new ArrivalsView(model.issue().arrivals()));
        offers.setCellFactory(_ -> new OfferCell());
        offers.setPlaceholder(none);
        offers.setOnMouseClicked(_ -> choose());
        offers.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        bind(model.issue().signature());
        model.offers().subscribe(all -> offers.getItems().setAll(all));
        model.here().subscribe(this::place);
        model.issue().form().subscribe(this::fill);
        model.issue().standing().subscribe(this::tell);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    public Parent root() {
        return root;
    }

    public DrawerModel model() {
        return model;
    }

    /// What brings the playhead to the newest version.
    public void onNewest(Runnable action) {
        newest = action;
    }

    /// What goes on with the command where it would have happened, in a what-if.
    public void onWhatIf(Runnable action) {
        whatIf = action;
    }

    /// Gives the keyboard to what is shown.
    public void focus() {
        if (model.issue().form().get().isPresent()) {
            form.focus();
        } else {
            offers.requestFocus();
            if (offers.getSelectionModel().isEmpty()) {
                offers.getSelectionModel().selectFirst();
            }
        }
    }

    private void bind(SignatureModel signature) {
        reason.textProperty().bindBidirectional(signature.reason());
        user.textProperty().bindBidirectional(signature.user());
        flow.textProperty().bindBidirectional(signature.flow());
        caused.selectedProperty().bindBidirectional(signature.caused());
        signature.cause().subscribe(event -> {
            Looks.show(caused, event.isPresent());
            caused.setText(event.map(it -> Views.text("command.caused", "v" + it.version(), it.type())).orElse(""));
        });
        signature.user().subscribe(who -> metadata.setText(Views.text("command.metadata", who)));
    }

    private void place(Optional<Here> here) {
        here.ifPresent(now -> {
            Looks.show(past, !now.newest());
            pastWords.setText(Views.text("command.past", "v" + now.version(), "v" + now.timeline().version()));
            form.currency(now.prospect().currency());
        });
        none.setText(Views.text("command.none"));
        title();
    }

    private void fill(Optional<FormModel> filled) {
        Looks.show(back, filled.isPresent() && !model.creating().get());
        Looks.show(filling, filled.isPresent());
        Looks.show(issue.root(), filled.isPresent());
        Looks.show(offers, filled.isEmpty());
        filled.ifPresentOrElse(form::show, form::clear);
        filling.setVvalue(0);
        title();
        if (filled.isEmpty() && root.getScene() != null) {
            focus();
        }
    }

    private void tell(Standing standing) {
        boolean isDone = standing instanceof Standing.Answered(Answer.Committed _);
        Looks.show(committed, isDone);
        if (standing instanceof Standing.Answered(Answer.Committed(var events))) {
            committedTitle.setText(Views.text("command.committed", events.size()));
            model.here().get().ifPresent(now -> done.show(events, now.timeline().fold()));
        }
    }

    private void title() {
        title.setText(model.issue().form().get().map(filled -> filled.type().label()).orElseGet(() -> Views.text("command.title")));
    }

    private void choose() {
        Offer chosen = offers.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.fillIn(chosen);
        }
    }

    /// Gives what is filled in, or closes the drawer.
    void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            model.close();
            key.consume();
        } else if (ISSUE.match(key)) {
            model.issue().issue();
            key.consume();
        }
    }

    @FXML
    private void back() {
        model.list();
    }

    @FXML
    private void close() {
        model.close();
    }

    @FXML
    private void goToNewest() {
        newest.run();
    }

    @FXML
    private void whatIf() {
        whatIf.run();
    }
}
