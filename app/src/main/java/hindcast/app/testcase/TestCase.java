package hindcast.app.testcase;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Undecodable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A history and a command as the source of a JUnit test: given these events, when this command, then these events or that sentence. It
/// compiles against the domain and JUnit alone, and passes as long as the rules decide as they did when it was written.
public sealed interface TestCase {
    /// The source.
    ///
    /// @param path where it belongs below a folder of sources, by its package and its name
    record Written(Path path, String source) implements TestCase {
    }

    /// There can be no such test.
    ///
    /// @param why a sentence without a full stop
    record Impossible(String why) implements TestCase {
    }

    /// @param given what had happened, in order
    static <S, C, E> TestCase of(Aggregate<S, C, E> aggregate, StreamId stream, List<Recorded<String>> given, C command) {
        List<Given<E>> events = new ArrayList<>();
        for (Recorded<String> stored : given) {
            try {
                Optional<E> event = aggregate.codec().decode(stored);
                if (event.isEmpty()) {
                    return new Impossible("v%d %s of %s is not known to this program".formatted(stored.version(), stored.type(), stream));
                }
                events.add(new Given<>(event.get(), stored.recordedAt()));
            } catch (Undecodable unreadable) {
                return new Impossible("v%d %s of %s cannot be decoded: %s".formatted(stored.version(), stored.type(), stream, unreadable.getMessage()));
            }
        }
        return new Source<>(aggregate, stream, events, command).written();
    }
}
