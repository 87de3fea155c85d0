package hindcast.app.projections.rows;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.store.StreamId;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.admin.RowKey;
import hindcast.store.projection.admin.RowPage;
import hindcast.store.projection.admin.RowQuery;
import hindcast.store.projection.admin.RowValues;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows of a read model as a window onto a table of any size: some rows around the ones on screen, read page by page in both directions, and let go of
/// on the far side.
public final class RowsModel {
    /// Rows of a page: a screenful and a margin.
    static final int PAGE = 100;
    /// Rows that are kept; beyond, those farthest from the screen are let go.
    static final int KEPT = 1_000;
    private static final int MARGIN = 30;

    private final List<Projection<?, ?, ?>> projections;
    private final Pages pages;
    private final ObservableList<RowValues> rows = FXCollections.observableArrayList();
    private final Loader<RowPage> page;
    private final Loader<RowPage> more;
    private final ReadOnlyObjectWrapper<Optional<Projection<?, ?, ?>>> projection = new ReadOnlyObjectWrapper<>(this, "projection", Optional.empty());
    private RowQuery query = RowQuery.ALL;
    private boolean earlier;
    private boolean later;
    private boolean forward;

    /// @param projections that the program knows
    public RowsModel(Background background, List<Projection<?, ?, ?>> projections, Pages pages) {
        this.projections = List.copyOf(projections);
        this.pages = pages;
        this.page = new Loader<>(background);
        this.more = new Loader<>(background);
        page.state().subscribe(this::replace);
        more.state().subscribe(this::grow);
    }

    /// The rows that are at hand, in the order of the query.
    ObservableList<RowValues> rows() {
        return rows;
    }

    /// How far the first page of the query is.
    ReadOnlyObjectProperty<Load<RowPage>> page() {
        return page.state();
    }

    /// How far a further page is.
    ReadOnlyObjectProperty<Load<RowPage>> more() {
        return more.state();
    }

    /// Whose rows they are; empty when the program knows no such projection.
    ReadOnlyObjectProperty<Optional<Projection<?, ?, ?>>> projection() {
        return projection.getReadOnlyProperty();
    }

    /// Their columns.
    Optional<RowShape<?>> shape() {
        return projection.get().map(it -> RowShape.of(it.row()));
    }

    RowQuery query() {
        return query;
    }

    /// Whether there are more rows than those at hand.
    boolean cut() {
        return earlier || later;
    }

    /// Shows another read model, all of it by its key.
    void show(String name) {
        query = RowQuery.ALL;
        page.clear();
        rows.clear();
        projection.set(projections.stream().filter(it -> it.name().equals(name)).findFirst());
        ask(RowQuery.ALL);
    }

    /// Asks for other rows, or for the same ones again.
    void ask(RowQuery asked) {
        query = asked;
        first(new RowKey.First());
    }

    void toFirst() {
        if (earlier) {
            first(new RowKey.First());
        }
    }

    void toLast() {
        if (later) {
            first(new RowKey.Last());
        }
    }

    /// These rows are on screen: reads on where they come near an end.
    ///
    /// @param to the last one, inclusive
    void visible(int from, int to) {
        if (rows.isEmpty() || page.state().get().loading() || more.state().get().loading()) {
            return;
        }
        if (later && to >= rows.size() - MARGIN) {
            extend(true, new RowKey.After(rows.getLast()));
        } else if (earlier && from < MARGIN) {
            extend(false, new RowKey.Before(rows.getFirst()));
        }
    }

    /// The stream that a row is about, where a row is about one.
    Optional<StreamId> stream(RowValues row) {
        return projection.get().filter(SingleStream.class::isInstance).flatMap(it -> shape().map(shape ->
                new StreamId(it.streamType(), String.valueOf(shape.key(row.values().toArray()).getFirst()))));
    }

    private void first(RowKey key) {
        RowQuery asked = query;
        more.clear();
        projection.get().map(Projection::name).ifPresent(name -> page.ask(() -> pages.page(name, asked, key, PAGE)));
    }

    private void extend(boolean onward, RowKey key) {
        RowQuery asked = query;
        forward = onward;
        projection.get().map(Projection::name).ifPresent(name -> more.ask(() -> pages.page(name, asked, key, PAGE)));
    }

    private void replace(Load<RowPage> load) {
        if (load instanceof Load.Loaded<RowPage>(RowPage read)) {
            earlier = read.earlier();
            later = read.later();
            rows.setAll(read.rows());
        }
    }

    private void grow(Load<RowPage> load) {
        if (!(load instanceof Load.Loaded<RowPage>(RowPage read))) {
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
