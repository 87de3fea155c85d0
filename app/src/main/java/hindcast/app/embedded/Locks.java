package hindcast.app.embedded;

import hindcast.app.embedded.EmbeddedException.DidNotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The two file locks by which processes agree on one server; the system drops them when a process dies, however it dies.
///
/// `start.lock` is held by the one process that starts or stops. `instances.lock` is shared by all that use the server: who can have
/// it alone is the last. Locks belong to the process, not to the object that took them, so only one [Tenancy] a folder may use this class.
final class Locks {
    private final DataFolder folder;
    private @Nullable FileChannel instances;

    Locks(DataFolder folder) {
        this.folder = folder;
    }

    /// The right to start or stop the server, until it is closed.
    interface Turn extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /// Waits until no other process starts or stops the server.
    ///
    /// @param whenBusy told once, when there is a wait
    Turn turn(Duration patience, Runnable whenBusy) throws IOException {
        FileChannel channel = open("start.lock");
        try {
            Deadline deadline = Deadline.in(patience);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                whenBusy.run();
            }
            while (lock == null) {
                if (deadline.passed()) {
                    throw new DidNotStart("Another Hindcast has been starting or stopping the database in " + folder.path() + " for "
                            + patience.toSeconds() + " s. What was committed is safe. Let it finish or end it, and start again.");
                }
                deadline.pause();
                lock = channel.tryLock();
            }
            return channel::close;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// From now on other processes see that this one uses the server. Only within a turn.
    void enter() throws IOException {
        instances = open("instances.lock");
        instances.lock(0, Long.MAX_VALUE, true);
    }

    /// Answers whether this process was the last that used the server, and uses it no more. Only within a turn.
    boolean leave() throws IOException {
        if (instances != null) {
            instances.close();
        }
        try (FileChannel channel = open("instances.lock")) {
            return channel.tryLock() != null;
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(folder.path().resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
