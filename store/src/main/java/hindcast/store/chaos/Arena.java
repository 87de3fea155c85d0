package hindcast.store.chaos;

import javax.sql.DataSource;

/// A server with an empty store, for a trial alone: it is killed.
public interface Arena {
    /// Connections to the store that name themselves so.
    ///
    /// @param most how many there are at once
    DataSource pool(String application, int most);

    /// Ends every process of the server at once, as a crash of the machine would.
    void kill();

    /// Starts it again.
    void revive();
}
