package hindcast.store.projection.run;

import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.projection.Counting;
import hindcast.store.projection.Projection;
import hindcast.store.projection.run.ProjectionRunner.Listener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/// A runner that is a process of its own. It prints a line for each time that it has brought rows forward, and ends when its input does.
final class RunnerProcess {
    private static final PrintStream SAY = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private RunnerProcess() {
    }

    /// @param arguments URL, user and name
    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(arguments[0]);
        source.setUser(arguments[1]);
        Listener out = new Listener() {
            @Override
            public void holds(Set<String> names) {
                SAY.println("holds " + names);
            }

            @Override
            public void moved(String projection, long position, long events, Duration taken) {
                SAY.println("moved " + projection + " to " + position);
            }

            @Override
            public void stopped(String projection, long position, String reason) {
                SAY.println("stopped " + projection);
            }

            @Override
            public void away(StoreException why) {
                SAY.println(why.getMessage());
            }
        };
        List<Projection<?, ?, ?>> both = List.of(Counting.COUNTERS, Counting.SUMS);
        try (ProjectionRunner runner = new ProjectionRunner(source, EventStore.open(source), both, arguments[2], out)) {
            runner.start();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
