package hindcast.app.command;

import hindcast.app.command.IssueModel.Standing;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.store.StreamQuery;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The screen on which an aggregate is begun: its id, and the drawer with the command that creates it. Its timeline opens when it is there.
public final class NewView implements Screen {
    private final DrawerView drawer;
    private final DrawerModel model;
    private final Desk desk;
    private final Supplier<String> ids;
    private final Parent root;
    @FXML
    private Label title;
    @FXML
    private TextField id;
    @FXML
    private Label problem;
    @FXML
    private StackPane holder;

    /// @param ids gives a new aggregate its id, unless the user says otherwise
    public NewView(DrawerView drawer, Desk desk, Supplier<String> ids) {
        this.drawer = drawer;
        this.model = drawer.model();
        this.desk = desk;
        this.ids = ids;
        root = Views.load("command-new", this);
        id.textProperty().subscribe((_, typed) -> {
            problem.setVisible(typed.isBlank());
            holder.setDisable(typed.isBlank());
            if (!typed.isBlank()) {
                model.rename(typed.strip());
            }
        });
        id.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        model.open().subscribe(open -> leave(open));
        model.issue().standing().subscribe(this::follow);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (!model.allowed()) {
            desk.navigator().refine(new Place.Aggregates(StreamQuery.ALL));
        } else if (place instanceof Place.New(String type)) {
            title.setText(Views.text("command.new", type.toLowerCase(Locale.ROOT)));
            String fresh = ids.get();
            model.create(type, fresh);
            id.setText(fresh);
            holder.getChildren().setAll(drawer.root());
            drawer.focus();
        }
    }

    @Override
    public void refresh() {
        // Nothing of it comes from the store.
    }

    /// What the drawer's keys do, they do in the field of the id too.
    private void press(KeyEvent key) {
        if (!holder.isDisabled() || key.getCode() == KeyCode.ESCAPE) {
            drawer.press(key);
        }
    }

    private void leave(boolean open) {
        if (!open && desk.navigator().place().get() instanceof Place.New) {
            desk.navigator().back();
        }
    }

    private void follow(Standing standing) {
        if (model.creating().get() && standing instanceof Standing.Answered(Answer.Committed(var events))) {
            desk.navigator().go(new Place.Timeline(events.getFirst().stream(), new Place.At.Live()));
        }
    }
}
