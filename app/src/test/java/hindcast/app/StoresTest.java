package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.Progress;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample shop comes into an embedded store once: at the first window over it, unless the user goes without.
final class StoresTest {
    private static final Progress NOBODY = (what, fraction) -> { };

    @TempDir
    private Path folder;

    @Test
    void afterAStartThatWasKilledOnTheWayTheNextOneIsTheFirst() {
        Stores stores = new Stores();
        try (Session session = stores.open(new Target.Embedded(new DataFolder(folder)), NOBODY)) {
            assertThrows(IllegalStateException.class, () -> stores.fill(session, (what, fraction) -> {
                if (fraction > 0.5) {
                    throw new IllegalStateException("killed");
                }
            }, () -> false));
            assertEquals(0, session.store().head());

            stores.fill(session, NOBODY, () -> false);

            assertTrue(session.store().head() > 40_000);
        }
    }

    @Test
    void whoWentWithoutTheSampleIsNotGivenItLater() {
        Stores stores = new Stores();
        try (Session session = stores.open(new Target.Embedded(new DataFolder(folder)), NOBODY)) {
            stores.fill(session, NOBODY, () -> true);
            stores.fill(session, NOBODY, () -> false);

            assertEquals(0, session.store().head());
        }
    }
}
