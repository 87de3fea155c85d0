package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.fx.window.Toolkit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What goes wrong behind the screen: an exception that nobody caught, on the toolkit's thread or another one, and whatever is logged
/// as a warning or worse, of the style sheets too. Closing it fails the test if there was any.
final class Mishaps implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Logger everything = Logger.getLogger("");
    private final Optional<Thread.UncaughtExceptionHandler> before = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue() && !line.getLoggerName().startsWith(expected)) {
                hear(line.getLoggerName() + ": " + line.getMessage(), line.getThrown());
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    private volatile String expected = "nobody";

    private Mishaps() {
    }

    /// What is logged under this name from now on is meant to happen.
    void expect(String logger) {
        expected = logger;
    }

    /// Hears what happens from now on. The toolkit runs already by then: it warns of the class path that tests run on.
    static Mishaps heard() {
        Toolkit.startHeadless();
        Mishaps mishaps = new Mishaps();
        mishaps.everything.addHandler(mishaps.log);
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> mishaps.hear("on " + thread.getName(), problem));
        return mishaps;
    }

    private void hear(String what, Throwable problem) {
        Stream<StackTraceElement> trace = Stream.ofNullable(problem).flatMap(it -> Stream.of(it.getStackTrace()));
        String where = problem == null ? "" : trace.map(line -> "\n\tat " + line).collect(Collectors.joining("", "\n" + problem, ""));
        heard.add(what + where);
    }

    @Override
    public void close() {
        everything.removeHandler(log);
        Thread.setDefaultUncaughtExceptionHandler(before.orElse(null));
        assertEquals(List.of(), heard);
    }
}
