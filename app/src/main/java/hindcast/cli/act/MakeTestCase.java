package hindcast.cli.act;

import hindcast.app.session.Session;
import hindcast.app.testcase.TestCase;
import hindcast.app.time.Moment;
import hindcast.cli.command.Histories;
import hindcast.cli.command.Words;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.command.CommandType;
import hindcast.store.command.Reading;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Branch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hindcast test-case Type/id`: keeps what a command did, or would have done, as a test.
@Command(name = "test-case", header = "Writes a JUnit test: given these events, when this command, then what the rules say.", description = {
    "", "The source stands alone: it needs JUnit and the domain, and passes as long as the rules decide as they do now.", ""}, footer = {
    "", "Example:",
    "  hindcast test-case Order/7f3a91c2 --version 6 --command CancelOrder --set reason=late --set cancelledBy=c-1 --out domain/src/test/java"})
public final class MakeTestCase implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @Option(names = "--version", paramLabel = "N", converter = Words.Version.class,
            description = "The last event that is given, 0 for none; by default the newest.")
    private Moment.@Nullable AtVersion version;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Further when = new Further();

    @Option(names = "--out", paramLabel = "FILE", description = "Where it is written; in a folder, under its own name in the folder of its package.")
    private @Nullable Path out;

    public MakeTestCase(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return make(Known.aggregate(stream.type()));
    }

    private <S, C> int make(Aggregate<S, C, ?> aggregate) {
        return make(aggregate, when.type(aggregate));
    }

    private <S, C, T extends C> int make(Aggregate<S, C, ?> aggregate, CommandType<S, T> type) {
        return switch (type.read(when.json(type))) {
            case Reading.Unread<T>(var problems) -> Known.unread(hindcast, type, problems);
            case Reading.Read<T>(T command) -> hindcast.with(session -> make(session, aggregate, command));
        };
    }

    private <S, C> int make(Session session, Aggregate<S, C, ?> aggregate, C command) {
        Histories histories = new Histories(hindcast);
        Timeline timeline = histories.whole(session, stream);
        OptionalInt given = version == null || version.version() == 0
                ? OptionalInt.of(version == null ? timeline.version() : 0)
                : histories.version(timeline, version);
        if (given.isEmpty()) {
            return Exit.NO;
        }
        return switch (TestCase.of(aggregate, stream, Branch.of(timeline, given.getAsInt()).events(given.getAsInt()), command)) {
            case TestCase.Written written -> write(written);
            case TestCase.Impossible(String why) -> {
                hindcast.terminal().say(why + ".");
                yield Exit.NO;
            }
        };
    }

    private int write(TestCase.Written written) {
        if (out == null) {
            written.source().lines().forEach(hindcast.terminal()::print);
            hindcast.terminal().flush();
            return Exit.OK;
        }
        Path file = Files.isDirectory(out) ? out.resolve(written.path()) : out;
        try {
            Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            Files.writeString(file, written.source());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The test could not be written to " + file + ": " + unwritable.getMessage(), unwritable);
        }
        hindcast.terminal().say("Written to " + file + ".");
        return Exit.OK;
    }
}
