package hindcast.store.projection.rebuild;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.postgresql.ds.PGSimpleDataSource;

/// A rebuild that a process of its own begins or resumes. It prints a line for whatever it tells.
final class RebuildProcess {
    private static final PrintStream SAY = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private RebuildProcess() {
    }

    /// @param arguments URL, user and projection
    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(arguments[0]);
        source.setUser(arguments[1]);
        Ground ground = Ground.of(source);
        Rebuild rebuild = ground.rebuilds().open(arguments[2]).orElseGet(() -> ground.begin(arguments[2]));
        rebuild.run(progress -> SAY.println(progress.stage()));
        SAY.println("swaps");
        rebuild.swap("a process", "");
        SAY.println("swapped");
    }
}
