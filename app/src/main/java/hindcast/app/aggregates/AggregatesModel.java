package hindcast.app.aggregates;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.log.News;
import hindcast.store.PageKey;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of aggregates as a window onto a store of any size: some lines around the ones on screen, read page by page in
/// both directions, and let go of on the far side. Everything that changes the query begins anew at its first page.
public final class AggregatesModel {
    /// Lines of a page: a screenful and a margin.
    static final int PAGE = 60;
    /// Lines that are kept; beyond, those farthest from the screen are let go.
    static final int KEPT = 600;
    private static final int MARGIN = 20;

    private final Listing listing;
    private final ObservableList<StreamSummary> rows = FXCollections.observableArrayList();
    private final Loader<StreamPage> page;
    private final Loader<StreamPage> more;
    private final Loader<Map<String, Long>> counts;
    private final Glimpses glimpses;
    private final Moves moves;
    private final ReadOnlyObjectWrapper<StreamQuery> query = new ReadOnlyObjectWrapper<>(this, "query", StreamQuery.ALL);
    private Optional<Instant> then = Optional.empty();
    private boolean earlier;
    private boolean later;
    private boolean forward;

    public AggregatesModel(Background background, Listing listing) {
        this.listing = listing;
        page = new Loader<>(background);
        more = new Loader<>(background);
        counts = new Loader<>(background);
        glimpses = new Glimpses(background, listing, rows);
        moves = new Moves(rows, query::get);
        page.state().subscribe(this::replace);
        more.state().subscribe(this::grow);
    }

    /// The lines that are at hand, in the order of the query.
    ObservableList<StreamSummary> rows() {
        return rows;
    }

    /// How far the first page of the query is; later pages come and go without a word unless they fail.
    ReadOnlyObjectProperty<Load<StreamPage>> page() {
        return page.state();
    }

    ReadOnlyObjectProperty<Load<StreamPage>> more() {
        return more.state();
    }

    ReadOnlyObjectProperty<Load<Map<String, Long>>> counts() {
        return counts.state();
    }

    Glimpses glimpses() {
        return glimpses;
    }

    /// What has moved since the list was read.
    Moves moves() {
        return moves;
    }

    /// The log has moved; in the past nothing does.
    void hear(News news) {
        if (!past()) {
            moves.hear(news);
        }
    }

    /// What was asked for, without the window's instant.
    ReadOnlyObjectProperty<StreamQuery> query() {
        return query.getReadOnlyProperty();
    }

    /// Whether the window looks at the past: then the lines are what existed, newest first, whatever order was chosen.
    boolean past() {
        return then.isPresent();
    }

    /// The instant that the window looks at; empty for now.
    Optional<Instant> then() {
        return then;
    }

    /// Asks another question, or the same one again.
    void ask(StreamQuery asked) {
        query.set(asked);
        first(new PageKey.First());
    }

    /// Looks at another instant; empty for now.
    void at(Optional<Instant> instant) {
        then = instant;
        glimpses.at(instant);
        first(new PageKey.First());
    }

    /// Asks everything anew.
    void refresh() {
        counts.ask(listing::counts);
        first(new PageKey.First());
    }

    void toFirst() {
        if (earlier) {
            first(new PageKey.First());
        }
    }

    void toLast() {
        if (later) {
            first(new PageKey.Last());
        }
    }

    /// These lines are on screen: reads on where they come near an end, and folds what they show.
    ///
    /// @param to the last one, inclusive
    void visible(int from, int to) {
        glimpses.visible(from, to);
        if (rows.isEmpty() || page.state().get().loading() || more.state().get().loading()) {
            return;
        }
        if (later && to >= rows.size() - MARGIN) {
            extend(true, new PageKey.After(rows.getLast()));
        } else if (earlier && from < MARGIN) {
            extend(false, new PageKey.Before(rows.getFirst()));
        }
    }

    /// How many lines there are in all, as far as it is known without counting them; `more` when there are more than that.
    record Total(long rows, boolean more) {
    }

    Total total() {
        StreamQuery asked = query.get();
        Optional<Map<String, Long>> known = counts.state().get().known();
        if (past() || !asked.text().isEmpty() || asked.activeFrom() != null || known.isEmpty()) {
            return new Total(rows.size(), earlier || later);
        }
        return new Total(known.get().entrySet().stream()
                .filter(each -> asked.type() == null || asked.type().equals(each.getKey())).mapToLong(Map.Entry::getValue).sum(), false);
    }

    private StreamQuery effective() {
        StreamQuery asked = query.get();
        return new StreamQuery(asked.type(), asked.text(), asked.prefix(), asked.activeFrom(), then.orElse(null),
                past() ? Sort.CREATION : asked.sort());
    }

    private void first(PageKey key) {
        StreamQuery asked = effective();
        more.clear();
        page.ask(() -> listing.page(asked, key, PAGE));
    }

    private void extend(boolean onward, PageKey key) {
        StreamQuery asked = effective();
        forward = onward;
        more.ask(() -> listing.page(asked, key, PAGE));
    }

    private void replace(Load<StreamPage> load) {
        if (load instanceof Load.Loaded<StreamPage>(StreamPage read)) {
            earlier = read.earlier();
            later = read.later();
            rows.setAll(read.rows());
            moves.read();
        }
    }

    private void grow(Load<StreamPage> load) {
        if (!(load instanceof Load.Loaded<StreamPage>(StreamPage read))) {
            return;
        }
        if (forward) {
            later = read.later();
            rows.addAll(read.rows());
            if (rows.size() > KEPT) {
                earlier = true;
                rows.remove(0, rows.size() - KEPT);
            }
        } else {
            earlier = read.earlier();
            rows.addAll(0, read.rows());
            if (rows.size() > KEPT) {
                later = true;
                rows.remove(KEPT, rows.size());
            }
        }
    }
}
