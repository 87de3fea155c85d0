package hindcast.store.timeline;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Counts what the program logs while it is open, and keeps it from the terminal.
final class Logged extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("hindcast");
    private int entries;

    Logged() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    int entries() {
        return entries;
    }

    @Override
    public void publish(LogRecord entry) {
        entries++;
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
