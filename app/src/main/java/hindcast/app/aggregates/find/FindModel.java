package hindcast.app.aggregates.find;

import hindcast.app.fx.Background;
import hindcast.app.fx.Problems;
import hindcast.app.fx.window.Remembered;
import hindcast.app.question.Expression;
import hindcast.app.question.Names;
import hindcast.app.shell.Place;
import hindcast.store.question.Found;
import hindcast.store.question.Scope;
import hindcast.store.question.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A search for aggregates, one at a time: what was found so far, how far it is, and the way to end it.
public final class FindModel {
    /// More than anybody reads; a search that has found so many ends.
    static final int MOST = 1_000;

    private static final String REMEMBERED = "find.";

    private final Background background;
    private final Searching searching;
    private final Remembered remembered;
    private final ReadOnlyObjectWrapper<Course> course = new ReadOnlyObjectWrapper<>(this, "course", new Course.Idle());
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private Optional<Hearing> hearing = Optional.empty();
    private Optional<Place.Find> asked = Optional.empty();

    public FindModel(Background background, Searching searching, Remembered remembered) {
        this.background = background;
        this.searching = searching;
        this.remembered = remembered;
    }

    public ReadOnlyObjectProperty<Course> course() {
        return course.getReadOnlyProperty();
    }

    /// What was found so far, in the order of ids.
    public ObservableList<Found> found() {
        return found;
    }

    /// The expression that was looked for last among aggregates of a type; empty when none was.
    String lately(String type) {
        return remembered.text(REMEMBERED + type).orElse("");
    }

    /// Looks for aggregates of a type; a search that goes on is ended.
    void find(String type, String text, Scope scope) {
        cancel();
        found.clear();
        asked = Optional.of(new Place.Find(type, text, scope));
        Hearing now = new Hearing();
        hearing = Optional.of(now);
        course.set(new Course.Running(now.progress));
        background.ask(() -> now.look(type, text, scope), last -> end(now, last), problem -> end(now, problem instanceof CancellationException
                ? new Course.Cancelled(now.progress) : new Course.Failed(Problems.sentence(problem))));
    }

    /// What was looked for last, in this window.
    Optional<Place.Find> asked() {
        return asked;
    }

    /// Another question is shown: what was found for the one before is not its answer.
    void show(Place.Find question) {
        if (!asked.equals(Optional.of(question))) {
            cancel();
            hearing = Optional.empty();
            asked = Optional.empty();
            found.clear();
            course.set(new Course.Idle());
        }
    }

    /// Ends the search, if one goes on.
    void cancel() {
        hearing.ifPresent(now -> now.cancelled = true);
    }

    private void end(Hearing ended, Course last) {
        ended.hand();
        if (hearing.filter(now -> now == ended).isPresent()) {
            hearing = Optional.empty();
            course.set(last);
        }
    }

    /// One search, on its own thread, and what it hands over.
    private final class Hearing implements Search.Listener {
        private final List<Found> waiting = new ArrayList<>();
        private volatile Search.Progress progress = new Search.Progress(0, 0, 0);
        private volatile boolean cancelled;

        Course look(String type, String text, Scope scope) {
            return switch (Expression.read(text, Names.ofType(type))) {
                case Expression.Reading.Wrong(var mistake) -> new Course.Wrong(mistake);
                case Expression.Reading.Right(Expression expression) -> {
                    remembered.put(REMEMBERED + type, text);
                    long began = System.nanoTime();
                    Search.Looked looked = searching.find(new Search.Query(type, expression, scope, MOST), this);
                    yield new Course.Ended(looked, Duration.ofNanos(System.nanoTime() - began), expression.doubts());
                }
            };
        }

        @Override
        public void at(Search.Progress reached) {
            check();
            progress = reached;
            background.tell(() -> {
                if (hearing.filter(now -> now == this).isPresent()) {
                    hand();
                    course.set(new Course.Running(progress));
                }
            });
        }

        @Override
        public void found(Found one) {
            check();
            synchronized (waiting) {
                waiting.add(one);
            }
        }

        private void check() {
            if (cancelled) {
                throw new CancellationException();
            }
        }

        /// On the toolkit's thread: shows what was found, as long as nobody looks for something else.
        void hand() {
            List<Found> come;
            synchronized (waiting) {
                come = List.copyOf(waiting);
                waiting.clear();
            }
            if (!come.isEmpty() && hearing.filter(now -> now == this).isPresent()) {
                found.addAll(come);
            }
        }
    }
}
