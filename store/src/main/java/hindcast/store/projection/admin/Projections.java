package hindcast.store.projection.admin;

import hindcast.store.jdbc.Db;
import hindcast.store.projection.Projection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The projections of a program in a store: which there are, and what somebody decides about them. What is decided is remembered in the store, so it
/// may come from anywhere and holds for whoever runs them.
public final class Projections {
    private final Db db;
    private final List<Projection<?, ?, ?>> all;

    /// @param all each of another name
    public Projections(DataSource source, List<? extends Projection<?, ?, ?>> all) {
        this.db = new Db(source);
        this.all = List.copyOf(all);
    }

    /// Every projection of the program, in its order.
    public List<Projection<?, ?, ?>> all() {
        return all;
    }

    /// A projection by its name.
    public Optional<Projection<?, ?, ?>> named(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
