package hindcast.app.projections.rebuild;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.projections.rebuild.Generations.Differences;
import hindcast.app.shell.Place;
import hindcast.store.StreamId;
import hindcast.store.projection.rebuild.Review.Change;
import hindcast.store.projection.rebuild.Review.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What a rebuild would change: how many rows of each kind, and a line for each column that differs, read page by page. It keeps a connection until it is
/// closed.
public final class ReviewModel {
    static final int PAGE = 100;

    private final Background background;
    private final Generations generations;
    private final Loader<Differences> loader;
    private final ObservableList<ComparedLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private Optional<Differences> found = Optional.empty();
    private Optional<String> streamType = Optional.empty();
    private @Nullable Difference last;
    private boolean reading;
    private boolean complete = true;
    private long opened;

    ReviewModel(Background background, Generations generations) {
        this.background = background;
        this.generations = generations;
        this.loader = new Loader<>(background);
        loader.state().subscribe(this::show);
    }

    /// How far the comparison is.
    public ReadOnlyObjectProperty<Load<Differences>> state() {
        return loader.state();
    }

    /// A line for each column that differs, as far as it was read.
    public ObservableList<ComparedLine> lines() {
        return lines;
    }

    /// Why no further lines could be read, in a sentence; empty when they could.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Compares.
    void open(String name) {
        close();
        streamType = generations.streamType(name);
        long number = ++opened;
        loader.ask(() -> {
            Differences made = generations.review(name);
            background.tell(() -> leave(number, made));
            return made;
        });
    }

    /// Somebody who looked elsewhere meanwhile does not see it, and nobody else would close it.
    private void leave(long number, Differences made) {
        if (number != opened) {
            background.run(made::close);
        }
    }

    /// Gives the connection back; nothing is shown any more.
    void close() {
        opened++;
        loader.clear();
        found.ifPresent(open -> background.run(open::close));
        found = Optional.empty();
        lines.clear();
        last = null;
        complete = true;
        reading = false;
        trouble.set("");
    }

    /// Reads the next page, unless one is on its way or there is none.
    public void more() {
        if (found.isEmpty() || reading || complete) {
            return;
        }
        reading = true;
        long number = opened;
        Differences open = found.get();
        Difference after = last;
        background.ask(() -> open.page(after, PAGE), page -> add(number, page), problem -> fail(number, problem));
    }

    private void show(Load<Differences> load) {
        if (load instanceof Load.Loaded<Differences>(Differences made)) {
            found = Optional.of(made);
            complete = false;
            more();
        }
    }

    private void add(long number, List<Difference> page) {
        if (number == opened) {
            reading = false;
            complete = page.size() < PAGE;
            last = page.isEmpty() ? last : page.getLast();
            List<ComparedLine> added = new ArrayList<>();
            page.forEach(difference -> add(added, difference));
            lines.addAll(added);
        }
    }

    private void fail(long number, Exception problem) {
        if (number == opened) {
            reading = false;
            complete = true;
            trouble.set(Problems.sentence(problem));
        }
    }

    private void add(List<ComparedLine> added, Difference difference) {
        ComparedLine.Kind kind = switch (difference.kind()) {
            case MISSING -> ComparedLine.Kind.MISSING;
            case EXTRA -> ComparedLine.Kind.EXTRA;
            case CHANGED -> ComparedLine.Kind.CHANGED;
        };
        List<Change> changes = difference.changes().isEmpty() ? List.of(new Change("", null, null, Optional.empty())) : difference.changes();
        String key = String.join(" ", difference.key());
        Optional<Place> row = streamType.map(type -> new Place.Timeline(new StreamId(type, difference.key().getFirst()), new Place.At.Live()));
        for (Change change : changes) {
            boolean first = change == changes.getFirst();
            added.add(new ComparedLine(kind, first ? key : "", first ? row : Optional.empty(), change.column(), change.served(), change.rebuilt(),
                    change.setBy().map(event -> Views.text("compared.event", event.version(), event.type())).orElse(""),
                    change.setBy().map(event -> new Place.Timeline(event.stream(), new Place.At.Version(event.version())))));
        }
    }
}
