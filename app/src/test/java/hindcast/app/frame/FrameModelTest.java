package hindcast.app.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.Ground;
import hindcast.app.fx.Background;
import hindcast.app.fx.Times;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.AsOf;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the frame says of the server, and does about it.
final class FrameModelTest {
    private final FrameModel model = new FrameModel(
            new Background(Runnable::run, Runnable::run), new Times(ZoneOffset.UTC, Clock.systemUTC()), new AsOf());

    @Test
    void anEmbeddedServerThatWasKilledIsMissedAndStartedAgain(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        try (Session session = Session.open(new Target.Embedded(folder), (_, _) -> { })) {
            model.opened(session);
            assertTrue(model.getServer().startsWith("PostgreSQL 18"), model.getServer());
            assertEquals("head 0", model.getHead());

            Ground.killServer(folder);
            // A connection of the dead server may answer once more.
            Ground.await("the server is missed", () -> !answersAfterABeat());
            assertEquals("PostgreSQL does not answer", model.getServer());

            Ground.await("the server is back", this::answersAfterABeat);
            assertTrue(model.getServer().startsWith("PostgreSQL 18"), model.getServer());
            assertEquals(0, session.store().head());
        }
    }

    private boolean answersAfterABeat() {
        model.beat();
        return model.answering().get();
    }
}
