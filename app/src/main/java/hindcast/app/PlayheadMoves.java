package hindcast.app;

import hindcast.app.fx.Theme;
import hindcast.app.fx.window.Frames;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.timeline.lane.Lane;
import hindcast.cli.program.Camera.Shot;
import hindcast.cli.program.Scrubber.Drawn;
import hindcast.store.StreamId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Scene;

/// Moves of the playhead in the real window, with no display, timed as a user sees them: until the state, its changes, the blame, the lane
/// and the table are drawn.
final class PlayheadMoves {
    private static final int WHOLES = 50;

    private PlayheadMoves() {
    }

    /// Moves the playhead of a window from where it stands to the first version and back, drawing each; does nothing where there is no timeline.
    /// Called on the toolkit's thread.
    static void rehearse(Scene scene) {
        if (scene.lookup(".lane") instanceof Lane lane) {
            int last = lane.playhead().get();
            IntStream.rangeClosed(-last, last).map(Math::abs).forEach(version -> {
                lane.playhead().set(version);
                scene.snapshot(null);
            });
        }
    }

    /// Opens the stream and moves its playhead from version to version.
    static Drawn time(Session session, StreamId stream, int[] versions) {
        Link link = new Link("", new Place.Timeline(stream, new Place.At.Live()));
        long[] wholes = new long[WHOLES];
        long[] moves = Offscreen.with(Optional.of(session), new Shot(link, 1440, 900, Theme.Choice.LIGHT, ZoneOffset.UTC), scene -> {
            Frames.whole(scene, wholes);
            Lane lane = (Lane) scene.lookup(".lane");
            return Frames.time(Arrays.stream(versions).<Runnable>mapToObj(version -> () -> lane.playhead().set(version)).toList());
        });
        return new Drawn(moves, wholes);
    }
}
