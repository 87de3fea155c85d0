package hindcast.cli.program;

import hindcast.app.session.Connection;
import hindcast.app.session.Environment;

/// What the user has said that databases are for: a URL does not tell.
public interface Environments {
    /// @return UNSPECIFIED when nothing was said
    Environment of(Connection connection);
}
