package hindcast.app;

import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.EmbeddedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where warnings and mistakes of the program go: into a file of the data folder, never onto the terminal.
/// Java's logging makes one of these itself when the first thing is logged, so that a start pays nothing for it.
public final class Logs {
    private static final int BYTES = 1_000_000;
    private static final int FILES = 3;

    /// Called by Java's logging, which is told the name of this class.
    public Logs() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new Opening());
    }

    private static Path folder() {
        Path home = Path.of(System.getProperty("user.home"));
        return DataFolder.standard(System.getenv(), System.getProperty("os.name"), home).path().resolve("log");
    }

    /// Opens the file when there is something to write. A log that cannot be written is no reason to stop.
    private static final class Opening extends Handler {
        private boolean opened;

        @Override
        public synchronized void publish(LogRecord entry) {
            if (opened || !isLoggable(entry)) {
                return;
            }
            opened = true;
            try {
                FileHandler file = new FileHandler(Files.createDirectories(folder()).resolve("hindcast.%g.log").toString(), BYTES, FILES, true);
                file.setFormatter(new SimpleFormatter());
                Logger.getLogger("").addHandler(file);
                file.publish(entry);
            } catch (IOException | EmbeddedException unwritable) {
                reportError("The log cannot be written", unwritable, ErrorManager.OPEN_FAILURE);
            }
        }

        @Override
        public void flush() {
            // The file flushes what it gets.
        }

        @Override
        public void close() {
            // The file is closed with the others.
        }
    }
}
