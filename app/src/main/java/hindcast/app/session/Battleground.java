package hindcast.app.session;

import com.zaxxer.hikari.HikariDataSource;
import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.EmbeddedServer;
import hindcast.store.chaos.Arena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// An embedded server in a folder of its own, with an empty store, that is there to be killed. It waits for its disk as the user's own does.
/// Closing it removes the folder.
public final class Battleground implements Arena, AutoCloseable {
    private final Path path;
    private final DataFolder folder;
    private final Session session;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private Battleground(Path path) {
        this.path = path;
        this.folder = DataFolder.at(path.toString());
        this.session = Session.open(new Target.Embedded(folder), (what, fraction) -> { });
    }

    /// A new one, among the temporary files.
    ///
    /// @throws hindcast.app.embedded.EmbeddedException when the server does not start
    public static Battleground fresh() {
        try {
            return new Battleground(Files.createTempDirectory("hindcast-chaos"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public DataSource pool(String application, int most) {
        Target.Postgres database = session.database();
        Connection named = database.connection().withOptions(Map.of("application_name", application));
        HikariDataSource pool = Pool.over(Pool.plain(new Target.Postgres(named, database.password())), application, most);
        pools.add(pool);
        return pool;
    }

    @Override
    public void kill() {
        EmbeddedServer.crash(folder);
    }

    @Override
    public void revive() {
        session.revive();
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        session.close();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
