package hindcast.app.frame;

import hindcast.app.shell.Link;
import java.nio.file.Path;
import java.util.Optional;

/// What the File menu does, and a file that is dropped on the window.
public interface Actions {
    /// Asks how and imports.
    ///
    /// @param file what was dropped; empty lets the user choose
    void importEvents(Optional<Path> file);

    /// Asks what and where to, and exports.
    void exportEvents();

    /// Asks how many and adds orders of the sample shop.
    void addSample();

    /// Goes where a link says, opening its connection first when it is another one.
    void follow(Link link);
}
