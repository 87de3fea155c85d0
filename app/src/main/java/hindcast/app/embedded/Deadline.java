package hindcast.app.embedded;

import java.time.Duration;

/// A bound on waiting for another process, which can only be asked: neither a lock's release nor PostgreSQL's readiness is announced.
record Deadline(long nanos) {
    private static final long PAUSE_MILLIS = 5;

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - nanos > 0;
    }

    /// Waits a little before the caller asks again.
    ///
    /// @throws EmbeddedException when the thread is interrupted, which is how a user cancels a start
    void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.cancelled(e);
        }
    }
}
