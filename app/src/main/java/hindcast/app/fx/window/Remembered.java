package hindcast.app.fx.window;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;

/// What the window remembers from one start to the next: its place on the screen, dividers, columns, theme, zone, last place.
/// A small text file of names and values, read before the window is shown and replaced as a whole, so a crash leaves the old
/// or the new one. Nothing in it is worth stopping for: a file that cannot be read or written is logged and forgotten.
public final class Remembered {
    private static final System.Logger LOG = System.getLogger("hindcast.remembered");

    private final Optional<Path> file;
    private final Properties values = new Properties();

    private Remembered(Optional<Path> file) {
        this.file = file;
    }

    /// Remembers nothing beyond this run: for pictures and tests.
    public static Remembered nothing() {
        return new Remembered(Optional.empty());
    }

    /// What a file says; nothing when it does not exist.
    public static Remembered in(Path file) {
        Remembered remembered = new Remembered(Optional.of(file));
        try (Reader reader = Files.newBufferedReader(file)) {
            remembered.values.load(reader);
        } catch (NoSuchFileException first) {
            // The first start.
            return remembered;
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.WARNING, "What was remembered in " + file + " cannot be read: " + unreadable.getMessage());
        }
        return remembered;
    }

    public synchronized Optional<String> text(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    public OptionalDouble number(String name) {
        try {
            return text(name).map(Double::parseDouble).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        } catch (NumberFormatException edited) {
            return OptionalDouble.empty();
        }
    }

    /// One of an enumeration's values, as it was put by its name.
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).flatMap(text -> java.util.stream.Stream.of(type.getEnumConstants()).filter(each -> each.name().equals(text)).findFirst());
    }

    /// Remembers a value; [#save()] writes it.
    public synchronized void put(String name, Object value) {
        values.setProperty(name, value.toString());
    }

    public synchronized void forget(String name) {
        values.remove(name);
    }

    /// Writes the file. Not on the toolkit's thread, but for the last time.
    public synchronized void save() {
        file.ifPresent(this::write);
    }

    private void write(Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path whole = Files.createTempFile(target.getParent(), "window", ".new");
            try (Writer writer = Files.newBufferedWriter(whole)) {
                values.store(writer, null);
            }
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, "What is remembered cannot be written to " + target + ": " + unwritable.getMessage());
        }
    }
}
