package hindcast.app.connect;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Libpq;
import hindcast.app.session.Target;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The choice of a store: the embedded one, the saved ones, a new one. While one is opened, its progress takes the place of the choice.
public final class ConnectView implements Screen {
    private final ConnectModel model;
    private final Desk desk;
    private final Libpq libpq;
    private final Target.Embedded embedded;
    private final FormModel formModel;
    private final FormView form;
    private final StackPane root;
    @FXML
    private VBox choice;
    @FXML
    private StackPane opening;
    @FXML
    private ListView<Optional<Connection>> list;
    @FXML
    private VBox formBox;
    @FXML
    private VBox embeddedBox;
    @FXML
    private Label folder;
    @FXML
    private Label title;
    @FXML
    private Label passwordNote;
    @FXML
    private MenuButton fillFrom;
    @FXML
    private HBox message;
    @FXML
    private Region messageIcon;
    @FXML
    private Label messageText;
    @FXML
    private Button create;
    @FXML
    private Button delete;

    public ConnectView(ConnectModel model, Desk desk, Libpq libpq, Target.Embedded embedded) {
        this.model = model;
        this.desk = desk;
        this.libpq = libpq;
        this.embedded = embedded;
        formModel = new FormModel(libpq);
        form = new FormView(formModel);
        root = Views.load("connect", this);
        formBox.getChildren().add(1, form.root());
        folder.setText(embedded.folder().path().toString());
        opening.getChildren().setAll(new OpeningView(model).root());
        list.setCellFactory(view -> new StoreCell());
        list.getSelectionModel().selectedItemProperty().subscribe((before, after) -> choose(after));
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        model.connections().subscribe(() -> showAll(model.connections()));
        model.opening().subscribe(this::show);
        fillFrom.setOnShowing(showing -> desk.background().ask(this::sources, fillFrom.getItems()::setAll, this::complain));
        showAll(List.of());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        refresh();
    }

    @Override
    public void refresh() {
        model.load();
        desk.background().ask(model.passwords()::kept,
                kept -> passwordNote.setText(Views.text(kept ? "connect.password.kept" : "connect.password.asked")), this::complain);
    }

    private void showAll(List<Connection> saved) {
        Optional<Connection> before = Optional.ofNullable(list.getSelectionModel().getSelectedItem()).flatMap(it -> it);
        list.getItems().setAll(List.of(Optional.empty()));
        saved.forEach(each -> list.getItems().add(Optional.of(each)));
        before.flatMap(it -> saved.stream().filter(each -> each.name().equals(it.name())).findFirst())
                .ifPresentOrElse(it -> list.getSelectionModel().select(Optional.of(it)), list.getSelectionModel()::selectFirst);
    }

    private void choose(Optional<Connection> chosen) {
        if (chosen == null) {
            return;
        }
        Looks.show(embeddedBox, chosen.isEmpty());
        Looks.show(formBox, chosen.isPresent());
        Looks.show(delete, chosen.isPresent());
        chosen.ifPresent(connection -> {
            title.setText(connection.name());
            formModel.edit(connection);
        });
        say("", false);
    }

    @FXML
    private void begin() {
        list.getSelectionModel().clearSelection();
        formModel.clear();
        title.setText(Views.text("connect.new"));
        Looks.show(embeddedBox, false);
        Looks.show(formBox, true);
        Looks.show(delete, false);
        say("", false);
        form.focus();
    }

    @FXML
    private void open() {
        Optional<Connection> chosen = list.getSelectionModel().getSelectedItem();
        if (embeddedBox.isVisible()) {
            model.open(embedded);
        } else if (chosen != null && chosen.isPresent() && formModel.password().get().isEmpty()) {
            withTarget(target -> model.open(target.connection()));
        } else {
            withTarget(model::open);
        }
    }

    @FXML
    private void test() {
        withTarget(model::test);
    }

    @FXML
    private void save() {
        withTarget(target -> {
            model.save(target.connection(), formModel.before(), target.password());
            title.setText(target.connection().name());
            say(Views.text("connect.saved"), false);
        });
    }

    @FXML
    private void delete() {
        list.getSelectionModel().getSelectedItem().ifPresent(model::delete);
    }

    @FXML
    private void create() {
        if (model.opening().get() instanceof Opening.CanCreate offer) {
            model.create(offer.target());
        }
    }

    private void withTarget(Consumer<Target.Postgres> action) {
        try {
            action.accept(formModel.target());
        } catch (IllegalArgumentException incomplete) {
            say(incomplete.getMessage(), true);
        }
    }

    private List<MenuItem> sources() {
        List<MenuItem> items = new ArrayList<>();
        libpq.variables().ifPresent(target -> items.add(item(Views.text("connect.variables"), target)));
        libpq.services().forEach(service -> items.add(item(Views.text("connect.service", service), libpq.service(service))));
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Views.text("connect.noSources"));
            none.setDisable(true);
            items.add(none);
        }
        return items;
    }

    private MenuItem item(String text, Target.Postgres target) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(press -> formModel.begin(target));
        return item;
    }

    private void show(Opening state) {
        boolean working = state instanceof Opening.Working;
        Looks.show(opening, working);
        Looks.show(choice, !working);
        Looks.show(create, state instanceof Opening.CanCreate);
        switch (state) {
            case Opening.Idle() -> say("", false);
            case Opening.Working now -> select(now.name());
            case Opening.Works(String sentence) -> say(sentence, false);
            case Opening.Failed(String sentence, boolean password) -> {
                say(sentence, true);
                if (password) {
                    form.askPassword();
                }
            }
            case Opening.CanCreate(Target.Postgres target, String sentence, boolean older) -> {
                say(sentence, true);
                create.setText(Views.text(older ? "connect.migrate" : "connect.create"));
            }
        }
    }

    /// What is being opened is what is chosen, should it fail and want another password.
    private void select(String name) {
        say("", false);
        list.getItems().stream().filter(each -> each.filter(it -> it.name().equals(name)).isPresent()).findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    private void complain(Exception problem) {
        say(Problems.sentence(problem), true);
    }

    private void say(String text, boolean bad) {
        messageText.setText(text);
        message.pseudoClassStateChanged(Looks.BAD, bad);
        messageIcon.getStyleClass().setAll("icon", bad ? "icon-warning" : "icon-check");
        Looks.show(message, !text.isEmpty());
    }
}
