package hindcast.store;

import javax.sql.DataSource;

/// The tables of a store: whether a database has them, and how they get there.
public final class Schema {
    /// What a database holds.
    public sealed interface State {
        /// No store; `empty` when it holds no table of anybody's either.
        record Absent(boolean empty) implements State {
        }

        /// A store that this program reads and writes.
        record Ready(int version) implements State {
        }

        /// A store of an older program, to be migrated before use.
        record Older(int version, int known) implements State {
        }

        /// A store of a newer program: hands off.
        record Newer(int version, int known) implements State {
        }
    }

    private Schema() {
    }

    /// Looks, and changes nothing.
    public static State inspect(DataSource source) {
        throw new IllegalStateException(source.toString());
    }

    /// Creates the store or brings an older one up to date; only ever called because somebody asked for it.
    public static void migrate(DataSource source) {
        throw new IllegalStateException(source.toString());
    }
}
