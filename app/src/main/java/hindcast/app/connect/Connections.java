package hindcast.app.connect;

import hindcast.app.fx.Told;
import hindcast.app.session.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The connections that the user has saved, in a JSON file of the configuration folder. It holds no password: those are
/// in the keyring. Read and replaced as a whole. Not on the toolkit's thread.
public final class Connections {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public Connections(Path file) {
        this.file = file;
    }

    /// All of them by name; none when nothing was saved yet.
    ///
    /// @throws Told when the file cannot be read; it is left as it is
    public synchronized List<Connection> read() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(Files.readString(file), Connection[].class));
        } catch (IOException unreadable) {
            throw unreadable(unreadable.getMessage(), unreadable);
        } catch (JacksonException malformed) {
            throw unreadable("line " + malformed.getLocation().getLineNr() + ": " + malformed.getOriginalMessage(), malformed);
        }
    }

    private Told unreadable(String why, Exception cause) {
        return new Told("The saved connections in " + file + " cannot be read: " + why + ". The file was left as it is. Correct it or move it away.", cause);
    }

    /// Saves one.
    ///
    /// @param before the name of the one that it takes the place of, beside one of its own name; empty for none
    /// @return all of them
    public synchronized List<Connection> put(Connection connection, String before) {
        List<Connection> all = new ArrayList<>(read());
        all.removeIf(each -> each.name().equals(connection.name()) || each.name().equals(before));
        all.add(connection);
        return write(all);
    }

    /// Forgets one.
    ///
    /// @return those that remain
    public synchronized List<Connection> remove(String name) {
        return write(read().stream().filter(each -> !each.name().equals(name)).toList());
    }

    private List<Connection> write(List<Connection> all) {
        List<Connection> sorted = all.stream().sorted(Comparator.comparing(Connection::name, String.CASE_INSENSITIVE_ORDER)).toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "connections", ".new");
            Files.writeString(whole, JSON.writeValueAsString(sorted));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sorted;
        } catch (IOException unwritable) {
            throw new Told("The connection could not be saved: " + file + " cannot be written (" + unwritable.getMessage()
                    + "). The connections saved before are safe.", unwritable);
        }
    }
}
