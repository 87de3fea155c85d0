package hindcast.app.session;

import hindcast.app.embedded.DataFolder;

/// What to open.
public sealed interface Target {
    /// The embedded default: a PostgreSQL that Hindcast runs itself, its data in this folder. Its store is created when there is none.
    record Embedded(DataFolder folder) implements Target {
    }

    /// A database of the user's. A store in it is created only when the user says so.
    record Postgres(Connection connection, Password password) implements Target {
    }
}
