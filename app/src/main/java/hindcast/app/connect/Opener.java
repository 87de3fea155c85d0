package hindcast.app.connect;

import hindcast.app.embedded.Progress;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import java.util.function.BooleanSupplier;

/// Opens stores. Each call waits for a server.
public interface Opener {
    Session open(Target target, Progress progress);

    /// Fills the embedded store at the window's first start on it, before it is shown; does nothing at any other start.
    ///
    /// @param enough whether the user wants no more of it; what was begun is then undone
    void fill(Session session, Progress progress, BooleanSupplier enough);

    /// Creates a store, or brings one up to date, in a database of the user's, who was asked.
    Session create(Target.Postgres target);
}
