package hindcast.app.frame;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.log.MarkView;
import hindcast.app.projections.lag.LagView;
import hindcast.app.session.Environment;
import hindcast.app.session.Session;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The frame of the window. It knows the screens only by the places that they show.
public final class FrameView {
    private static final Duration BEAT = Duration.seconds(5);

    private final FrameModel model;
    private final Desk desk;
    private final Actions actions;
    private final Map<Class<? extends Place>, Screen> screens = new LinkedHashMap<>();
    private final StackPane root;
    private final Timeline heart;
    @FXML
    private StackPane screen;
    @FXML
    private StackPane stack;
    @FXML
    private Button clock;
    @FXML
    private Region dot;
    @FXML
    private Region clockDot;
    @FXML
    private Node live;
    @FXML
    private Label environment;
    @FXML
    private Label restriction;
    @FXML
    private TextField search;
    @FXML
    private MenuButton file;
    @FXML
    private Button export;
    @FXML
    private Pane actionSlot;
    @FXML
    private Button settings;
    @FXML
    private ToggleButton aggregates;
    @FXML
    private ToggleButton projections;
    @FXML
    private StackPane projectionsIcon;
    @FXML
    private Pane lagSlot;
    @FXML
    private Pane markSlot;
    @FXML
    private Pane tailSlot;

    public FrameView(FrameModel model, Desk desk, Actions actions) {
        this.model = model;
        this.desk = desk;
        this.actions = actions;
        Parent frame = Views.load("frame", this);
        root = new StackPane(frame, desk.layer());
        SearchModel found = new SearchModel(desk.background(), model.session()::get, desk.navigator().place()::get, desk.times());
        new SearchView(search, found, desk.layer(), actions::follow, () -> shown().ifPresent(Screen::focus));
        JobsView jobs = new JobsView(desk.jobs());
        StackPane.setAlignment(jobs, Pos.BOTTOM_RIGHT);
        stack.getChildren().add(jobs);
        heart = new Timeline(new KeyFrame(BEAT, _ -> model.beat()));
        heart.setCycleCount(Animation.INDEFINITE);
        model.session().subscribe(this::showSession);
        Looks.showWhile(restriction, model.restrictionProperty().isNotEmpty());
        model.answering().subscribe(this::answers);
        desk.asOf().instant().subscribe(this::showClock);
        desk.navigator().place().subscribe(this::show);
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        root.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                heart.stop();
            } else {
                heart.play();
                Keys.listen(scene, this, desk);
            }
        });
    }

    /// The whole window.
    public Parent root() {
        return root;
    }

    /// The status bar says this of the log.
    public void show(MarkView log) {
        markSlot.getChildren().setAll(log.mark());
        tailSlot.getChildren().setAll(log.tail());
    }

    /// The status bar and the rail say this of the projections.
    public void show(LagView lag) {
        lagSlot.getChildren().setAll(lag.words());
        projectionsIcon.getChildren().add(lag.dot());
    }

    /// Bound by FXML.
    public FrameModel getModel() {
        return model;
    }

    /// From now on, places of a kind are shown by this screen; the window shows it at once when it is there.
    public void add(Class<? extends Place> kind, Screen shown) {
        screens.put(kind, shown);
        if (kind.isInstance(desk.navigator().place().get())) {
            show(desk.navigator().place().get());
        }
    }

    private void show(Place place) {
        Screen shown = screens.get(place.getClass());
        if (shown == null) {
            return;
        }
        desk.layer().close();
        if (!screen.getChildren().contains(shown.root())) {
            screen.getChildren().setAll(shown.root());
        }
        mark(place);
        shown.show(place);
        actionSlot.getChildren().setAll(shown.actions());
    }

    private void mark(Place place) {
        aggregates.setSelected(place instanceof Place.Aggregates || place instanceof Place.Timeline || place instanceof Place.New
                || place instanceof Place.Compare || place instanceof Place.Find);
        projections.setSelected(place instanceof Place.Projections || place instanceof Place.Rows);
    }

    private void showSession(Optional<Session> session) {
        boolean open = session.isPresent();
        showDot();
        Optional<Environment> stage = session.map(it -> it.connection().environment());
        Looks.show(environment, stage.filter(it -> it != Environment.UNSPECIFIED).isPresent());
        environment.pseudoClassStateChanged(Looks.BAD, stage.filter(it -> it == Environment.PRODUCTION).isPresent());
        for (Node needsStore : new Node[] {clock, search, file, export, aggregates, projections, lagSlot}) {
            Looks.show(needsStore, open);
        }
    }

    private void showDot() {
        boolean open = model.session().get().isPresent();
        boolean answering = model.answering().get();
        dot.pseudoClassStateChanged(Looks.LIVE, open && answering);
        dot.pseudoClassStateChanged(Looks.BAD, open && !answering);
    }

    /// What could not be answered in the meantime is asked again when the server is back.
    private void answers(boolean before, boolean now) {
        showDot();
        if (now && !before) {
            refresh();
        }
    }

    private void showClock(Optional<java.time.Instant> then) {
        clock.pseudoClassStateChanged(Looks.PAST, then.isPresent());
        clockDot.pseudoClassStateChanged(Looks.LIVE, then.isEmpty());
        Looks.show(clockDot, then.isEmpty());
        Looks.show(live, then.isPresent());
    }

    private void dragOver(DragEvent drag) {
        if (drag.getDragboard().hasFiles() && model.session().get().isPresent()) {
            drag.acceptTransferModes(TransferMode.COPY);
        }
        drag.consume();
    }

    private void dropped(DragEvent drop) {
        drop.getDragboard().getFiles().stream().findFirst().map(java.io.File::toPath).ifPresent(this::importFile);
        drop.setDropCompleted(true);
        drop.consume();
    }

    private void importFile(Path path) {
        actions.importEvents(Optional.of(path));
    }

    @FXML
    private void connect() {
        desk.navigator().go(new Place.Connect());
    }

    @FXML
    void chooseInstant() {
        new ClockView(desk).open(clock);
    }

    @FXML
    private void goLive(MouseEvent click) {
        desk.asOf().live();
        click.consume();
    }

    @FXML
    private void importFile() {
        actions.importEvents(Optional.empty());
    }

    @FXML
    private void exportFile() {
        actions.exportEvents();
    }

    @FXML
    private void makeSample() {
        actions.addSample();
    }

    @FXML
    void copyLink() {
        ClipboardContent content = new ClipboardContent();
        content.putString(new Link(model.session().get().map(it -> it.connection().name()).orElse(""), desk.navigator().place().get()).toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void showAggregates() {
        aggregates.setSelected(true);
        if (!(desk.navigator().place().get() instanceof Place.Aggregates)) {
            desk.navigator().go(new Place.Aggregates(hindcast.store.StreamQuery.ALL));
        }
    }

    @FXML
    void showProjections() {
        if (projections.isVisible() && !(desk.navigator().place().get() instanceof Place.Projections)) {
            desk.navigator().go(new Place.Projections(null));
        }
        mark(desk.navigator().place().get());
    }

    @FXML
    private void showSettings() {
        new SettingsView(desk).open(settings);
    }

    @FXML
    void showKeys() {
        desk.layer().middle(Keys.list());
    }

    /// Asks for everything on screen anew.
    public void refresh() {
        model.refresh();
        shown().ifPresent(Screen::refresh);
    }

    void filter() {
        shown().ifPresent(Screen::filter);
    }

    private Optional<Screen> shown() {
        return Optional.ofNullable(screens.get(desk.navigator().place().get().getClass()));
    }

    void search() {
        search.requestFocus();
        search.selectAll();
    }
}
