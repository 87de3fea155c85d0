package hindcast.app.frame;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.time.MomentText;
import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;

/// What the search field finds: a pasted link, an aggregate named `Type/id`, aggregates whose id holds what is typed, commands and places by their names.
public final class SearchModel {
    private static final int MOST = 12;
    private static final int LONGEST = 200;

    /// Something to go to.
    ///
    /// @param title  its name, as it is written in the window
    /// @param detail what else is known of it
    public record Hit(Link link, String title, String detail) {
    }

    private static final int MOST_BESIDE = 6;

    private final Supplier<Optional<Session>> session;
    private final Supplier<Place> here;
    private final Times times;
    private final Loader<List<Hit>> hits;

    /// @param session the open one, asked anew for every search
    /// @param here    where the window is
    SearchModel(Background background, Supplier<Optional<Session>> session, Supplier<Place> here, Times times) {
        this.session = session;
        this.here = here;
        this.times = times;
        this.hits = new Loader<>(background);
    }

    ReadOnlyObjectProperty<Load<List<Hit>>> hits() {
        return hits.state();
    }

    /// Looks for what is typed.
    void find(String typed) {
        String text = typed.strip();
        Optional<Link> pasted = Link.parse(text);
        Optional<Session> open = session.get();
        if (pasted.isPresent()) {
            hits.put(pasted.map(link -> new Hit(link, link.toString(), "")).stream().toList());
        } else if (text.isEmpty() || text.length() > LONGEST || open.isEmpty()) {
            hits.clear();
        } else {
            Optional<StreamId> shown = here.get() instanceof Place.Timeline timeline ? Optional.of(timeline.stream()) : Optional.empty();
            open.ifPresent(it -> hits.ask(() -> everything(it, text, shown)));
        }
    }

    private List<Hit> everything(Session open, String text, Optional<StreamId> shown) {
        List<Hit> beside = new ArrayList<>(new CommandHits(open.readOnly() ? List.of() : Shop.aggregates()).of(text, shown, open.store()));
        beside.addAll(new CompareHits(open.store(), new MomentText(times.zone().get(), times.now())).of(text, shown));
        beside.addAll(places(text));
        List<Hit> all = new ArrayList<>(find(open.store(), text).stream().limit(beside.isEmpty() ? MOST : MOST_BESIDE).toList());
        beside.stream().limit(MOST - all.size()).forEach(all::add);
        return all;
    }

    private static List<Hit> places(String text) {
        return Stream.of(new Hit(new Link("", new Place.Aggregates(StreamQuery.ALL)), Views.text("frame.aggregates"), Views.text("search.place")),
                        new Hit(new Link("", new Place.Projections(null)), Views.text("frame.projections"), Views.text("search.place")))
                .filter(hit -> text.length() > 1 && hit.title().toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<Hit> find(EventStore log, String text) {
        SequencedSet<StreamSummary> found = new LinkedHashSet<>();
        int slash = text.indexOf('/');
        if (slash > 0 && slash < text.length() - 1) {
            log.stream(StreamId.parse(text)).ifPresent(found::add);
            found.addAll(page(log, new StreamQuery(text.substring(0, slash), text.substring(slash + 1), false, null, null, Sort.ACTIVITY)));
        }
        found.addAll(page(log, new StreamQuery(null, text, false, null, null, Sort.ACTIVITY)));
        return new ArrayList<>(found).stream().limit(MOST).map(this::hit).toList();
    }

    private static List<StreamSummary> page(EventStore log, StreamQuery query) {
        return log.streams(query, new PageKey.First(), MOST).rows();
    }

    private Hit hit(StreamSummary row) {
        return new Hit(new Link("", new Place.Timeline(row.stream(), new Place.At.Live())), row.stream().toString(),
                "v" + row.version() + "  ·  " + row.lastType() + "  ·  " + times.brief(row.lastAt(), times.now()));
    }
}
