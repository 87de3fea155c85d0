package hindcast.app.timeline.travel;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.log.LiveLog;
import hindcast.app.log.Moved;
import hindcast.app.log.News;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// The events that come to the open stream while it is looked at, and the timeline grown by them, step by step off the toolkit's thread. What was
/// missed, for whatever reason, shows in the versions and is read from the store.
final class Arrivals {
    private final Timelines timelines;
    private final Consumer<Opened> grown;
    private final Loader<Opened> step;
    private final List<Recorded<String>> waiting = new ArrayList<>();
    private Optional<LiveLog> live = Optional.empty();
    private Optional<StreamId> stream = Optional.empty();
    private Optional<Opened> open = Optional.empty();
    private Optional<Opened> from = Optional.empty();
    private Subscription news = Subscription.EMPTY;
    private Subscription events = Subscription.EMPTY;
    private int newest;
    private boolean behind;

    /// @param grown told what the open stream has grown to
    Arrivals(Timelines timelines, Background background, Consumer<Opened> grown) {
        this.timelines = timelines;
        this.grown = grown;
        this.step = new Loader<>(background);
        step.state().subscribe(this::answered);
    }

    /// Listens, until the subscription ends; what came before is read.
    Subscription listen(LiveLog log) {
        live = Optional.of(log);
        news = log.listen(this::hear);
        follow();
        behind = true;
        advance();
        return () -> {
            live = Optional.empty();
            news.unsubscribe();
            events.unsubscribe();
        };
    }

    /// From now on, the events of this stream count. It is read after this was said, so none is lost in between.
    void open(StreamId next) {
        stream = Optional.of(next);
        open = Optional.empty();
        waiting.clear();
        newest = 0;
        behind = live.isEmpty();
        follow();
    }

    /// The stream was read, or has grown.
    void opened(Opened now) {
        open = Optional.of(now);
        advance();
    }

    /// Reads what came, though nobody told of it.
    void catchUp() {
        behind = true;
        advance();
    }

    private void follow() {
        events.unsubscribe();
        events = live.flatMap(log -> stream.map(log::follow)).orElse(Subscription.EMPTY);
    }

    void hear(News told) {
        stream.map(told.moved()::get).ifPresent((Moved moved) -> {
            newest = moved.version();
            told.events().stream().filter(event -> event.stream().equals(moved.stream())).forEach(waiting::add);
            advance();
        });
    }

    private void advance() {
        if (open.isEmpty() || step.state().get().loading()) {
            return;
        }
        Opened shown = open.get();
        Timeline timeline = shown.timeline();
        waiting.removeIf(event -> event.version() <= timeline.version());
        if (!behind && newest <= timeline.version()) {
            return;
        }
        boolean complete = !behind && newest - timeline.version() == waiting.size();
        List<Recorded<String>> more = List.copyOf(waiting);
        waiting.clear();
        behind = false;
        from = open;
        step.ask(() -> shown.grown(complete ? more : timelines.since(timeline.stream(), timeline.version())));
    }

    private void answered(Load<Opened> load) {
        switch (load) {
            case Load.Idle<Opened>() -> { }
            case Load.Loading<Opened> _ -> { }
            // Read again with the next news, or when the server is back.
            case Load.Failed<Opened> _ -> behind = true;
            case Load.Loaded<Opened>(Opened next) -> {
                boolean stillShown = open.isPresent() && open.equals(from);
                from = Optional.empty();
                step.clear();
                if (stillShown && next.timeline().version() > open.get().timeline().version()) {
                    grown.accept(next);
                } else {
                    advance();
                }
            }
        }
    }
}
