package hindcast.app.timeline;

import hindcast.app.command.DrawerModel;
import hindcast.app.command.DrawerView;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.log.LiveLog;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import hindcast.app.timeline.causes.CauseGraphs;
import hindcast.app.timeline.causes.CausesView;
import hindcast.app.timeline.event.EventTable;
import hindcast.app.timeline.event.EventView;
import hindcast.app.timeline.lane.Lane;
import hindcast.app.timeline.readmodel.ReadModelView;
import hindcast.app.timeline.readmodel.ReadModels;
import hindcast.app.timeline.state.ChangesView;
import hindcast.app.timeline.state.StateView;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.app.timeline.when.WhenModel;
import hindcast.app.timeline.when.WhenView;
import hindcast.app.whatif.WhatIfModel;
import hindcast.store.StreamId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The screen of one aggregate: head, lane and events; beside them state, changes and event at the playhead, the rows of now, and causes.
public final class TimelineView implements Screen {
    private static final String DIVIDER = "timeline.divider";
    private static final Duration SETTLED = Duration.millis(250);

    /// Where the tabs have from what the timeline does not know.
    public record Sources(ReadModels readModels, CauseGraphs graphs, WhatIfModel whatIf) {
    }

    private final TimelineModel model;
    private final DrawerModel drawer;
    private final Desk desk;
    private final ActionsView actions;
    private final CommandSide commands;
    private final Lane lane;
    private final EventTable table;
    private final Parent root;
    private Subscription listening = Subscription.EMPTY;
    private Optional<Node> typing = Optional.empty();
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private final AnimationTimer player = new AnimationTimer() {
        @Override
        public void handle(long now) {
            model.player().tick(now);
        }
    };
    @FXML
    private StackPane stack;
    @FXML
    private SplitPane content;
    @FXML
    private VBox middle;
    @FXML
    private StackPane side;
    @FXML
    private TabPane tabs;
    @FXML
    private Tab state;
    @FXML
    private Tab changes;
    @FXML
    private Tab event;
    @FXML
    private Tab readModel;
    @FXML
    private Tab causes;

    /// @param log listened to while the screen is in a window
    public TimelineView(TimelineModel model, Sources sources, DrawerView drawer, Desk desk, LiveLog log) {
        this.model = model;
        WhenModel asked = new WhenModel(model, desk.background(), desk.remembered());
        WhenView when = new WhenView(asked);
        this.drawer = drawer.model();
        this.desk = desk;
        lane = new Lane(desk.times());
        table = new EventTable(model, desk.times());
        root = Views.load("timeline", this);
        // Before the commands: it makes room when they are opened.
        WhatIfSide whatIf = new WhatIfSide(side, model, drawer, sources.whatIf(), desk);
        commands = new CommandSide(side, tabs, model, drawer);
        HeaderView header = new HeaderView(model, when::toggle);
        actions = new ActionsView(commands, whatIf);
        Looks.showWhile(actions.root(), content.visibleProperty());
        NewEvents events = new NewEvents(table, model);
        middle.getChildren().addAll(header.root(), when.root(), lane, whatIf.lane(), events);
        VBox.setVgrow(events, Priority.ALWAYS);
        state.setContent(new StateView(model, asked::ask, desk).root());
        changes.setContent(new ChangesView(model, desk, changes.selectedProperty()).root());
        event.setContent(new EventView(model, desk, event.selectedProperty()).root());
        readModel.setContent(new ReadModelView(model, sources.readModels(), desk, readModel.selectedProperty()).root());
        CausesView graph = new CausesView(model, sources.graphs(), desk, causes.selectedProperty());
        causes.setContent(graph.root());
        stack.getChildren().add(new Waiting(model).root());
        lane.playhead().bindBidirectional(model.playhead());
        lane.compared().bindBidirectional(model.compared());
        lane.held().bind(when.held());
        model.opened().subscribe(this::show);
        model.compared().subscribe(span -> span.ifPresent(_ -> tabs.getSelectionModel().select(changes)));
        model.playhead().subscribe(settling::playFromStart);
        settling.setOnFinished(_ -> model.settle());
        model.player().playing().subscribe(this::play);
        new TimelineKeys(root, model, header, actions, when);
        root.sceneProperty().subscribe(scene -> {
            listening.unsubscribe();
            listening = scene == null ? Subscription.EMPTY : Subscription.combine(model.follow(log), graph.follow(log));
        });
        remember(desk);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        switch (place) {
            case Place.Timeline timeline -> show(timeline);
            case Place.Command(StreamId stream, String name) -> {
                desk.navigator().refine(new Place.Timeline(stream, new Place.At.Live()));
                drawer.show(stream, name);
            }
            case Place.Connect _, Place.Aggregates _, Place.Compare _, Place.Find _, Place.New _, Place.Projections _, Place.Rows _ -> { }
        }
    }

    @Override
    public List<Node> actions() {
        return List.of(actions.root());
    }

    @Override
    public void refresh() {
        model.reload();
    }

    private void show(Place.Timeline place) {
        model.show(place);
        drawer.arrive(place.stream());
        actions.show();
    }

    private void show(Load<Opened> load) {
        boolean shown = switch (load) {
            case Load.Idle<Opened>() -> false;
            case Load.Loading<Opened>(var old) -> old.filter(opened -> opened.timeline().version() > 0).isPresent();
            case Load.Loaded<Opened>(Opened opened) -> opened.timeline().version() > 0;
            case Load.Failed<Opened> _ -> false;
        };
        content.setVisible(shown);
        hold(load.loading());
        if (load instanceof Load.Loaded<Opened>(Opened opened)) {
            if (opened.grown()) {
                lane.grow(opened.points());
                table.grow(opened.timeline());
            } else {
                lane.show(opened.points());
                table.show(opened.timeline());
            }
        }
    }

    /// Nothing can be done here until the answer is there; then the keyboard is again where it was, unless something else is being typed into.
    private void hold(boolean waits) {
        if (waits && !content.isDisable()) {
            typing = Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner).filter(this::isWithin);
        }
        content.setDisable(waits);
        if (!waits) {
            typing.filter(_ -> !(root.getScene() == null || root.getScene().getFocusOwner() instanceof TextInputControl)).ifPresent(Node::requestFocus);
            typing = Optional.empty();
        }
    }

    private boolean isWithin(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).anyMatch(content::equals);
    }

    private void play(boolean playing) {
        if (playing) {
            player.start();
        } else {
            player.stop();
        }
    }

    private void remember(Desk desk) {
        SplitPane.Divider divider = content.getDividers().getFirst();
        desk.remembered().number(DIVIDER).ifPresent(divider::setPosition);
        divider.positionProperty().subscribe(position -> desk.remembered().put(DIVIDER, position));
        for (Node side : content.getItems()) {
            SplitPane.setResizableWithParent(side, side == middle);
        }
    }
}
