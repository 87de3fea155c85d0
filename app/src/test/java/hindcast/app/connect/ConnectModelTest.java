package hindcast.app.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.Progress;
import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.session.Connection;
import hindcast.app.session.Password;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.store.Schema;
import hindcast.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening stores, above all those that do not open.
final class ConnectModelTest {
    private static final Target.Postgres SHOP = new Target.Postgres(Connection.to("localhost", 5432, "shop", "ana"), Password.NONE);
    private static final Target.Embedded EMBEDDED = new Target.Embedded(new DataFolder(Path.of("data")));

    @TempDir
    private Path folder;
    private final Later workers = new Later();
    private final List<Opening> seen = new ArrayList<>();

    private ConnectModel model(Supplier<RuntimeException> failure) {
        ConnectModel model = new ConnectModel(new Background(workers, Runnable::run), refusing(failure),
                new Connections(folder.resolve("connections.json")), new Passwords.Asked(), opened -> { });
        model.opening().subscribe(it -> seen.add(it));
        return model;
    }

    private static Opener refusing(Supplier<RuntimeException> failure) {
        return new Opener() {
            @Override
            public Session open(Target target, Progress progress) {
                progress.step("Starting PostgreSQL", 0.5);
                throw failure.get();
            }

            @Override
            public void fill(Session session, Progress progress, BooleanSupplier enough) {
                throw new IllegalStateException("There is no store to fill");
            }

            @Override
            public Session create(Target.Postgres target) {
                throw failure.get();
            }
        };
    }

    @Test
    void itSaysWhatIsBeingDoneAndThenWhyItCannotBe() {
        model(() -> new StoreException.Unreachable("Nobody answers.", null)).open(EMBEDDED);
        workers.all();
        assertEquals(List.of(new Opening.Idle(), new Opening.Working("the embedded store", "Connecting", -1, 0, false),
                new Opening.Working("the embedded store", "Starting PostgreSQL", 0.5, 1, false), new Opening.Failed("Nobody answers.", false)), seen);
    }

    @Test
    void aRefusedPasswordMayBeTypedAgain() {
        model(() -> new StoreException.Denied("The server refuses the password.", null)).open(SHOP);
        workers.all();
        assertEquals(new Opening.Failed("The server refuses the password.", true), seen.getLast());
    }

    @Test
    void aDatabaseThatIsNoStoreCanBeMadeOne() {
        model(() -> new StoreException.NotAStore("It holds no store.", new Schema.State.Absent(true))).open(SHOP);
        workers.all();
        assertEquals(new Opening.CanCreate(SHOP, "It holds no store.", false), seen.getLast());
    }

    @Test
    void anOlderStoreCanBeBroughtUpToDate() {
        model(() -> new StoreException.NotAStore("It is older.", new Schema.State.Older(1, 2))).test(SHOP);
        workers.all();
        assertEquals(new Opening.CanCreate(SHOP, "It is older.", true), seen.getLast());
    }

    @Test
    void aNewerStoreIsLeftAlone() {
        model(() -> new StoreException.NotAStore("It is newer.", new Schema.State.Newer(3, 2))).open(SHOP);
        workers.all();
        assertEquals(new Opening.Failed("It is newer.", false), seen.getLast());
    }

    @Test
    void whatWasGivenUpIsNotHeardOfAgain() {
        ConnectModel model = model(() -> new StoreException.Unreachable("Nobody answers.", null));
        model.open(SHOP);
        model.cancel();
        workers.all();
        assertEquals(new Opening.Idle(), seen.getLast());
    }

    @Test
    void aSavedConnectionGoesOnWhereTheLastStartEnded() {
        Connection saved = SHOP.connection();
        new Connections(folder.resolve("connections.json")).put(saved, "");
        model(() -> new StoreException.Unreachable("Nobody answers.", null)).resume(saved.name(), EMBEDDED);
        workers.all();
        assertEquals(new Opening.Working("shop@localhost", "Connecting", -1, 0, false), seen.get(1));
    }

    @Test
    void aConnectionThatIsNoLongerSavedGivesWayToTheEmbeddedStore() {
        model(() -> new StoreException.Unreachable("Nobody answers.", null)).resume("gone", EMBEDDED);
        workers.all();
        assertEquals(new Opening.Working("the embedded store", "Connecting", -1, 0, false), seen.get(1));
    }
}
