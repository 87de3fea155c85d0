package hindcast.app.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.Ground;
import hindcast.app.fx.Background;
import hindcast.app.fx.Times;
import hindcast.app.session.Libpq;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.AsOf;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
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

            Ground.killServer(folder);
            // A connection of the dead server may answer once more.
            Ground.await("the server is missed", () -> !answersAfterABeat());
            assertEquals("PostgreSQL does not answer", model.getServer());

            Ground.await("the server is back", this::answersAfterABeat);
            assertTrue(model.getServer().startsWith("PostgreSQL 18"), model.getServer());
            assertEquals(0, session.store().head());
        }
    }

    @Test
    void aStoreThatCanOnlyBeReadIsMarkedAndOneThatCanBeWrittenIsNot(@Database String url) {
        Target.Postgres target = new Libpq(Map.of(), Path.of("nowhere"), "mara").url(url);
        try (Session session = Session.open(new Target.Postgres(target.connection().withReadOnly(true), target.password()), (_, _) -> { })) {
            model.opened(session);
            assertEquals("read only", model.getRestriction());
        }
        try (Session session = Session.open(target, (_, _) -> { })) {
            model.opened(session);
            assertEquals("", model.getRestriction());
        }
    }

    private boolean answersAfterABeat() {
        model.beat();
        return model.answering().get();
    }
}
