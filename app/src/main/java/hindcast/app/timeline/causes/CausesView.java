package hindcast.app.timeline.causes;

import hindcast.app.causes.CauseFormat;
import hindcast.app.causes.CauseWords;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.log.LiveLog;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.causes.CauseGraph;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// The tab of causes: a graph or the same as a tree, around the event at the playhead. A move of the playhead costs it nothing: it asks once the playhead
/// rests, and only while it is shown.
public final class CausesView {
    private static final Duration RESTS = Duration.millis(250);
    private static final Insets MARGIN = new Insets(0, 0, 20, 0);

    private final CausesModel model;
    private final Desk desk;
    private final ObservableValue<Boolean> selected;
    private final PauseTransition resting = new PauseTransition(RESTS);
    private final GraphView picture;
    private final Parent root;
    private boolean shown;
    @FXML
    private Parent content;
    @FXML
    private ComboBox<CauseScope> scope;
    @FXML
    private ToggleButton asGraph;
    @FXML
    private ToggleButton asTree;
    @FXML
    private Node again;
    @FXML
    private MenuButton export;
    @FXML
    private Label told;
    @FXML
    private StackPane pane;
    @FXML
    private TreeView<CauseLine> tree;
    @FXML
    private Notice notice;

    /// @param selected whether the tab is in front
    public CausesView(TimelineModel timeline, CauseGraphs graphs, Desk desk, ObservableValue<Boolean> selected) {
        this.desk = desk;
        this.selected = selected;
        model = new CausesModel(timeline, desk.background(), desk.navigator(), graphs);
        picture = new GraphView(model, desk.times());
        root = Views.load("timeline-causes", this);
        pane.getChildren().addFirst(picture);
        pane.getChildren().add(news());
        fill();
        Looks.showWhile(picture, asGraph.selectedProperty());
        Looks.showWhile(tree, asTree.selectedProperty());
        resting.setOnFinished(_ -> rest());
        timeline.playhead().subscribe(() -> {
            if (shown) {
                resting.playFromStart();
            }
        });
        timeline.opened().subscribe(() -> rest());
        model.state().subscribe(this::show);
        desk.times().zone().subscribe(() -> mark());
        selected.subscribe(() -> look());
        root.sceneProperty().subscribe(() -> look());
    }

    public Parent root() {
        return root;
    }

    /// Listens to what comes to the graph, until the subscription ends.
    public Subscription follow(LiveLog log) {
        return model.follow(log);
    }

    /// Says how many events came, and shows them. Nothing moves before.
    private Button news() {
        Button chip = new Button();
        chip.setId("causes-news");
        chip.getStyleClass().add("news");
        chip.setTooltip(new Tooltip(Views.text("causes.news.tip")));
        chip.setOnAction(_ -> model.grow());
        model.unseen().subscribe(count -> chip.setText(Views.text("timeline.news", count.intValue())));
        Looks.showWhile(chip, model.unseen().greaterThan(0));
        StackPane.setAlignment(chip, Pos.BOTTOM_CENTER);
        StackPane.setMargin(chip, MARGIN);
        return chip;
    }

    private void fill() {
        scope.getItems().setAll(CauseScope.values());
        scope.setConverter(new Names());
        scope.valueProperty().bindBidirectional(model.scope());
        for (CauseFormat format : CauseFormat.values()) {
            MenuItem item = new MenuItem(Views.text("causes.export." + format));
            item.setOnAction(_ -> save(format));
            export.getItems().add(item);
        }
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new CauseCell(desk.times(), node -> model.here().filter(node::equals).isPresent()));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose();
                key.consume();
            }
        });
        tree.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getClickCount() == 2) {
                choose();
            }
        });
    }

    private void choose() {
        TreeItem<CauseLine> chosen = tree.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            switch (chosen.getValue()) {
                case CauseLine.Node(var node) -> model.go(node.node());
                case CauseLine.More(var branch) -> model.open(branch);
            }
        }
    }

    private void look() {
        shown = selected.getValue() && root.getScene() != null;
        model.look(shown);
        mark();
    }

    private void rest() {
        if (shown) {
            model.rest();
            mark();
        }
    }

    /// Shows where the playhead stands.
    private void mark() {
        if (shown) {
            picture.paint();
            tree.refresh();
            Looks.show(again, !model.centred());
        }
    }

    private void show(Load<Optional<CauseGraph>> load) {
        Optional<CauseGraph> graph = model.graph().filter(known -> !known.alone());
        boolean failed = load instanceof Load.Failed;
        Looks.show(pane, graph.isPresent() && !failed);
        Looks.show(notice, graph.isEmpty() || failed);
        export.setDisable(graph.isEmpty());
        content.pseudoClassStateChanged(Looks.STALE, load.loading());
        switch (load) {
            case Load.Idle<Optional<CauseGraph>>() -> notice.say("icon-timeline", Views.text("state.before"), "");
            case Load.Loading<Optional<CauseGraph>> _ -> notice.work(Views.text("causes.reading"));
            case Load.Loaded<Optional<CauseGraph>> _ -> {
                notice.say("icon-timeline", Views.text("causes.none"), Views.text("causes.none.next"));
                graph.ifPresent(this::show);
            }
            case Load.Failed<Optional<CauseGraph>>(Exception problem, var _) -> notice.fail(problem, model::ask);
        }
        tell(graph);
        Looks.show(again, !model.centred());
    }

    private void show(CauseGraph graph) {
        picture.show(graph);
        tree.setRoot(CauseLine.items(graph));
    }

    private void tell(Optional<CauseGraph> graph) {
        String full = graph.filter(CauseGraph::full).map(_ -> Views.text("causes.full", CauseGraph.MOST)).orElse("");
        boolean noFlow = model.scope().get() == CauseScope.FLOW && graph.filter(known -> known.flow() == null).isPresent();
        told.setText(noFlow ? Views.text("causes.noFlow") : full);
        Looks.show(told, !told.getText().isEmpty());
    }

    @FXML
    private void askAgain() {
        model.ask();
    }

    private void save(CauseFormat format) {
        model.graph().ifPresent(graph -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Views.text("causes.export"));
            chooser.setInitialFileName("causes" + format.ending());
            Optional<Path> file = Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow())).map(File::toPath);
            CauseWords words = new CauseWords(desk.times().zone().get());
            file.ifPresent(path -> desk.start(Views.text("causes.export.job", path.getFileName()), _ -> {
                CauseFormat.write(format.text(graph, words), path);
                return Views.text("causes.export.done", graph.nodes().size(), path);
            }));
        });
    }

    /// What the scopes are called.
    private static final class Names extends StringConverter<CauseScope> {
        @Override
        public String toString(CauseScope scope) {
            return scope == null ? "" : Views.text("causes.scope." + scope);
        }

        @Override
        public CauseScope fromString(String text) {
            return CauseScope.AROUND;
        }
    }
}
