package hindcast.app.timeline.causes;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.log.LiveLog;
import hindcast.app.log.News;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.StreamId;
import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseSubject;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// The graph around the event at the playhead, asked for while somebody looks and the playhead rests. A playhead that moves within the graph changes nothing:
/// the graph stays where it is, and shows where the playhead stands.
public final class CausesModel {
    private final TimelineModel timeline;
    private final Navigator navigator;
    private final CauseGraphs graphs;
    private final Loader<Optional<CauseGraph>> loader;
    private final ObjectProperty<CauseScope> scope = new SimpleObjectProperty<>(this, "scope", CauseScope.AROUND);
    private Optional<CauseSubject.At> asked = Optional.empty();
    private final CauseNews news = new CauseNews();
    private boolean shown;
    private boolean missed;

    public CausesModel(TimelineModel timeline, Background background, Navigator navigator, CauseGraphs graphs) {
        this.timeline = timeline;
        this.navigator = navigator;
        this.graphs = graphs;
        loader = new Loader<>(background);
        loader.state().subscribe(this::answered);
        scope.subscribe(this::ask);
    }

    /// Whether somebody looks. Nothing is asked while nobody does.
    void look(boolean looks) {
        boolean begins = looks && !shown;
        shown = looks;
        if (begins) {
            rest();
        }
    }

    /// The playhead stands still, or another stream was opened.
    void rest() {
        boolean same = asked.equals(subject());
        boolean within = graph().isPresent() && here().isPresent() && loader.state().get() instanceof Load.Loaded;
        if (missed || !same && !within) {
            ask();
        }
    }

    /// Asks for the graph around the playhead, as it is now.
    void ask() {
        Optional<CauseSubject.At> subject = subject();
        if (!shown) {
            asked = Optional.empty();
            return;
        }
        asked = subject;
        missed = false;
        subject.ifPresentOrElse(event -> {
            CauseScope wanted = scope.get();
            loader.ask(() -> graphs.of(event, wanted));
        }, loader::clear);
    }

    /// How far the answer is; `Idle` before the first event of a stream.
    ReadOnlyObjectProperty<Load<Optional<CauseGraph>>> state() {
        return loader.state();
    }

    /// The graph that is known.
    Optional<CauseGraph> graph() {
        return loader.state().get().known().flatMap(known -> known);
    }

    /// How much is looked at; setting it asks anew.
    ObjectProperty<CauseScope> scope() {
        return scope;
    }

    /// The node of the event at the playhead, if it is in the graph.
    Optional<Event> here() {
        return subject().flatMap(at -> graph().flatMap(graph -> graph.nodes().stream()
                .filter(Event.class::isInstance).map(Event.class::cast)
                .filter(event -> event.version() == at.version() && event.stream().equals(at.stream()))
                .findFirst()));
    }

    /// Whether the graph is the one around the playhead.
    boolean centred() {
        return graph().isEmpty() || here().filter(event -> event.equals(graph().get().start())).isPresent();
    }

    /// Opens a branch. A graph that is full stays as it is.
    void open(Branch branch) {
        graph().filter(graph -> !graph.full()).ifPresent(graph -> loader.ask(() -> Optional.of(graphs.opened(graph, branch))));
    }

    /// Counts what comes to the graph, until the subscription ends. What comes afterwards is missed, and the graph is read anew when somebody looks again.
    Subscription follow(LiveLog log) {
        Subscription listening = Subscription.combine(log.listen(this::hear), log.follow(news::wants));
        return () -> {
            listening.unsubscribe();
            missed = true;
        };
    }

    /// How many events came that belong to the graph and are not in it.
    ReadOnlyIntegerProperty unseen() {
        return news.count();
    }

    /// Brings what came into the graph.
    void grow() {
        graph().ifPresent(graph -> news.take().ifPresent(after -> loader.ask(() -> Optional.of(graphs.grown(graph, after)))));
    }

    private void hear(News told) {
        if (told.replaced()) {
            ask();
        } else {
            news.hear(told.events());
            growAlone();
        }
    }

    private void answered(Load<Optional<CauseGraph>> load) {
        if (load.loading()) {
            news.reading();
        } else {
            news.shown(graph().filter(graph -> scope.get() != CauseScope.CAUSES && !graph.full()));
            growAlone();
        }
    }

    /// Where nothing is drawn yet, nothing moves.
    private void growAlone() {
        if (!loader.state().get().loading() && graph().filter(CauseGraph::alone).isPresent()) {
            grow();
        }
    }

    /// Moves the playhead to an event: here, or in the timeline of its own stream, from which Back returns. Anything else is nowhere to go to.
    void go(CauseNode node) {
        if (node instanceof Event event) {
            if (stream().filter(event.stream()::equals).isPresent()) {
                timeline.jump(event.version());
            } else {
                timeline.settle();
                navigator.go(new Place.Timeline(event.stream(), new Place.At.Version(event.version())));
            }
        }
    }

    private Optional<StreamId> stream() {
        return timeline.timeline().map(open -> open.stream());
    }

    private Optional<CauseSubject.At> subject() {
        int version = timeline.playhead().get();
        return timeline.timeline().filter(open -> version > 0 && version <= open.version()).map(open -> new CauseSubject.At(open.stream(), version));
    }
}
