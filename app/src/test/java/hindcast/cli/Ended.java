package hindcast.cli;

import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Camera;
import hindcast.cli.program.Environments;
import hindcast.cli.program.Scrubber;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/// How a command ended that was run as if it had been typed, where no person sits.
///
/// @param out what it printed
/// @param err what it said beside that
public record Ended(int code, String out, String err) {
    /// No window: every move takes as many nanoseconds as the version that it goes to.
    static final Scrubber SCRUBBER = (_, _, versions) -> new Scrubber.Drawn(Arrays.stream(versions).asLongStream().toArray(), new long[] {1});

    /// Runs a command on a store, in UTC.
    public static Ended of(String url, String... arguments) {
        return of(InputStream.nullInputStream(), url, arguments);
    }

    static Ended of(InputStream in, String url, String... arguments) {
        return typed(in, Stream.concat(Stream.of("--store", url, "--zone", "UTC"), Stream.of(arguments)).toArray(String[]::new));
    }

    /// Runs a command with nothing added, of databases of which nobody has said what they are for.
    static Ended typed(InputStream in, String... arguments) {
        return typed(in, Connection::environment, arguments);
    }

    /// Runs a command on a store of which it was said what it is for, in UTC.
    static Ended in(Environment environment, String url, String... arguments) {
        return typed(InputStream.nullInputStream(), _ -> environment,
                Stream.concat(Stream.of("--store", url, "--zone", "UTC"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Ended typed(InputStream in, Environments environments, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Camera camera = (session, shot) -> (session.isPresent() + " " + shot).getBytes(StandardCharsets.UTF_8);
        int code = Cli.run(new Terminal(in, out, err, false), camera, SCRUBBER, environments, arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
