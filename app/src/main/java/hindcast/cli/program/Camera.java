package hindcast.cli.program;

import hindcast.app.fx.Theme;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import java.time.ZoneId;
import java.util.Optional;

/// Takes pictures of the window with no display. The command line does not know the window: whoever starts it hands one in.
@FunctionalInterface
public interface Camera {
    /// What to take a picture of.
    ///
    /// @param link   the place; its connection does not matter
    /// @param width  of the window, in pixels
    /// @param zone   in which times are shown
    record Shot(Link link, int width, int height, Theme.Choice theme, ZoneId zone) {
    }

    /// Takes a picture.
    ///
    /// @param session the open store, which stays open; empty for the choice of a store
    /// @return the bytes of a PNG file
    byte[] take(Optional<Session> session, Shot shot);
}
