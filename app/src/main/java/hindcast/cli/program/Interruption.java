package hindcast.cli.program;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl C while a command works, as an interrupt of its thread: it may end what it does and say what it has before the program is gone.
public final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Thread working;
    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "Ctrl C");

    private Interruption(Thread working) {
        this.working = working;
    }

    /// Of this thread, until it is closed.
    public static Interruption ofThis() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        working.interrupt();
        try {
            // The program is gone when this returns, whether everything was said or not.
            said.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        said.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It ends already: that is what was waited for.
            said.countDown();
        }
    }
}
