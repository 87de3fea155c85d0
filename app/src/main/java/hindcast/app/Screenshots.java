package hindcast.app;

import hindcast.app.fx.window.Png;
import hindcast.app.session.Session;
import hindcast.cli.program.Camera.Shot;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/// Pictures of the window at a place, taken with no display: for documentation, and for tests that look at them.
public final class Screenshots {
    private Screenshots() {
    }

    /// Takes a picture. Not on the toolkit's thread.
    ///
    /// @param session the open store, which stays open; empty for the choice of a store
    /// @return the bytes of a PNG file
    public static byte[] take(Optional<Session> session, Shot shot) {
        return Offscreen.with(session, shot, scene -> {
            FutureTask<byte[]> picture = new FutureTask<>(() -> Png.of(scene.snapshot(null)));
            picture.run();
            return picture;
        });
    }
}
