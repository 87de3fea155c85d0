package hindcast.app.timeline.when;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.window.Remembered;
import hindcast.app.question.Expression;
import hindcast.app.question.Names;
import hindcast.app.timeline.travel.Opened;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.question.Condition;
import hindcast.store.question.Moment;
import hindcast.store.question.Spans;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An expression over the open timeline, answered as it is typed and as the stream grows, off the toolkit's thread. Its turns are where playing stops.
/// Nothing of it runs when the playhead moves.
public final class WhenModel {
    private static final String REMEMBERED = "when.";
    private static final int KEPT = 8;

    private final TimelineModel timeline;
    private final Remembered remembered;
    private final Loader<Told> loader;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final AtomicLong newest = new AtomicLong();
    private String type = "";

    public WhenModel(TimelineModel timeline, Background background, Remembered remembered) {
        this.timeline = timeline;
        this.remembered = remembered;
        this.loader = new Loader<>(background);
        shown.subscribe((_, _) -> refresh());
        text.subscribe((_, _) -> refresh());
        timeline.opened().subscribe(this::opened);
        loader.state().subscribe(load -> stopAt(answered(load).map(answer -> answer.spans().turns()).orElse(List.of())));
    }

    /// Whether anything is asked at all.
    public BooleanProperty shown() {
        return shown;
    }

    /// The expression, as it is typed.
    public StringProperty text() {
        return text;
    }

    /// How far the answer is.
    public ReadOnlyObjectProperty<Load<Told>> told() {
        return loader.state();
    }

    /// The answer of the expression as it stands; empty while it is not answered.
    static Optional<Told.Answered> answered(Load<Told> load) {
        return load instanceof Load.Loaded<Told>(Told.Answered answer) ? Optional.of(answer) : Optional.empty();
    }

    /// Asks this expression, and shows it.
    public void ask(String expression) {
        text.set(expression);
        shown.set(true);
        keep();
    }

    /// The expressions that were asked of aggregates of this type, the newest first.
    List<String> lately() {
        return remembered.text(REMEMBERED + type).map(all -> List.of(all.split("\n"))).orElse(List.of());
    }

    /// Remembers the expression, when it was answered.
    void keep() {
        String asked = text.get().strip().replace('\n', ' ');
        if (!asked.isEmpty() && !type.isEmpty()) {
            List<String> all = new ArrayList<>(lately());
            all.remove(asked);
            all.addFirst(asked);
            remembered.put(REMEMBERED + type, String.join("\n", all.subList(0, Math.min(KEPT, all.size()))));
        }
    }

    /// Moves the playhead to the next version at which it becomes true or stops being true, or to the one before; not at all where there is none.
    void turn(boolean forward) {
        keep();
        nearest(forward).ifPresent(timeline::jump);
    }

    private Optional<Integer> nearest(boolean forward) {
        int now = timeline.playhead().get();
        List<Integer> turns = answered(loader.state().get()).map(answer -> answer.spans().turns()).orElse(List.of());
        return forward
                ? turns.stream().filter(version -> version > now).findFirst()
                : turns.reversed().stream().filter(version -> version < now).findFirst();
    }

    private void opened(Load<Opened> load) {
        if (!(load instanceof Load.Loaded<Opened>(Opened opened))) {
            return;
        }
        Timeline open = opened.timeline();
        if (!open.stream().type().equals(type)) {
            type = open.stream().type();
            text.set(lately().stream().findFirst().orElse(""));
        }
        Optional<Told.Answered> before = answered(loader.state().get());
        if (opened.grown() && before.filter(answer -> answer.spans().version() <= open.version()).isPresent()) {
            long number = newest.incrementAndGet();
            Told.Answered answer = before.get();
            loader.ask(() -> new Told.Answered(answer.expression(), answer.spans().grown(open, new Wanted(answer.expression(), number))));
        } else {
            refresh();
        }
    }

    private void refresh() {
        long number = newest.incrementAndGet();
        Optional<Timeline> open = timeline.timeline().filter(_ -> shown.get() && !text.get().isBlank());
        if (open.isEmpty()) {
            loader.put(new Told.Nothing());
            return;
        }
        String asked = text.get();
        loader.ask(() -> answer(asked, open.get(), number));
    }

    private Told answer(String asked, Timeline open, long number) {
        return switch (Expression.read(asked, Names.ofType(open.stream().type()))) {
            case Expression.Reading.Wrong(var mistake) -> new Told.Wrong(mistake);
            case Expression.Reading.Right(Expression expression) -> new Told.Answered(expression, Spans.of(open, new Wanted(expression, number)));
        };
    }

    private void stopAt(List<Integer> turns) {
        Set<Integer> at = new HashSet<>(turns);
        timeline.player().stops().set(at::contains);
    }

    /// A condition as long as nobody asks something else.
    private final class Wanted implements Condition {
        private final Expression expression;
        private final long number;

        Wanted(Expression expression, long number) {
            this.expression = expression;
            this.number = number;
        }

        @Override
        public Answer at(Moment moment) {
            if (newest.get() != number) {
                throw new CancellationException();
            }
            return expression.at(moment);
        }

        @Override
        public boolean needsState() {
            return expression.needsState();
        }

        @Override
        public Optional<Set<String>> types() {
            return expression.types();
        }
    }
}
