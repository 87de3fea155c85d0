package hindcast.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Nobody reads the output any more, as behind `| head`: a command ends quietly.
public final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Closed(IOException cause) {
        super("Nobody reads the output any more.", cause);
    }

    /// What it means that the output took no more: that its reader went away, which the system calls a broken pipe, or that it is lost,
    /// as on a full disk.
    public static RuntimeException or(IOException failure) {
        boolean pipe = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        return pipe ? new Closed(failure) : new UncheckedIOException("The output could not be written whole: " + failure.getMessage() + ".", failure);
    }
}
