package hindcast.cli.act;

import hindcast.app.session.Environment;
import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.command.Histories;
import hindcast.cli.command.Words;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.causes.CauseNode;
import hindcast.store.causes.CauseSubject;
import hindcast.store.command.CommandType;
import hindcast.store.command.Reading;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Prospect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast command Type/id`: gives a command to an aggregate, or shows which ones are possible.
@Command(name = "command", header = "Gives a command to an aggregate, or shows which ones are possible.", description = {
    "", "Its rules decide. Without the name of a command it is told which are possible now, and why the others are not. --dry-run reads the",
    "aggregate and writes nothing: it shows the events that the command would cause and what they change.", ""}, footer = {
    "", "Examples:",
    "  hindcast command Order/7f3a91c2",
    "  hindcast command Order/7f3a91c2 ShipOrder carrier=DHL trackingNumber=JD0146 --dry-run",
    "  hindcast command Order/7f3a91c2 ReturnItems items[0].productId=case items[0].quantity=1 reason=broken --expected 8",
    "  hindcast command Account/a-17 Deposit --data '{\"amount\": 10.00, \"currency\": \"EUR\"}' --as mara --reason \"a goodwill\"",
    "", "With --json: {outcome: committed, aggregate, version, commandId, events}, {outcome: rejected, reason}, {outcome: conflict, expected,",
    "actual, meanwhile}, {outcome: unread, problems: [{at, sentence}]}, {outcome: preview, events, changes, state}; without a command a line",
    "{command, possible, why?, example} each. Exit code 1: refused, or a conflict. The folder of the embedded store is given before the",
    "command here: hindcast --data DIR command …"})
public final class GiveCommand implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(index = "0", paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "WORD", description = {
        "The command's name, then its fields as field=value; one within others is written items[0].quantity=2."})
    private List<String> words = new ArrayList<>();

    @Option(names = "--data", paramLabel = "JSON", description = "The fields as a JSON object; field=value is put upon it.")
    private @Nullable String data;

    @Option(names = "--expected", paramLabel = "N", converter = Words.Version.class,
            description = "The version that you have seen, 0 for none: nothing is written when the aggregate has moved on.")
    private Moment.@Nullable AtVersion expected;

    @Option(names = "--dry-run", description = "Show what it would do. Nothing is written.")
    private boolean dryRun;

    @Option(names = "--yes", description = "In production, do not ask for the aggregate's id.")
    private boolean yes;

    @Mixin
    private Signature signature = new Signature();

    public GiveCommand(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Aggregate<?, ?, ?> aggregate = Known.aggregate(stream.type());
        if (!words.isEmpty()) {
            return give(aggregate, words.getFirst());
        }
        if (data != null) {
            throw new IllegalArgumentException("--data fills a command, and none is named.");
        }
        return hindcast.with(session -> {
            Timeline timeline = new Histories(hindcast).whole(session, stream);
            return new Answers(hindcast, stream).offers(Prospect.of(aggregate, timeline, timeline.version(), Instant.now()));
        });
    }

    private <S, C> int give(Aggregate<S, C, ?> aggregate, String name) {
        return give(aggregate, Known.command(aggregate, name));
    }

    private <S, C, T extends C> int give(Aggregate<S, C, ?> aggregate, CommandType<S, T> type) {
        ObjectNode json = Filled.of(type.form(), data, words.subList(1, words.size()));
        return switch (type.read(json)) {
            case Reading.Unread<T>(var problems) -> Known.unread(hindcast, type, problems);
            case Reading.Read<T>(T command) -> hindcast.with(session -> dryRun ? preview(session, aggregate, command) : execute(session, aggregate, command));
        };
    }

    private <S, C> int preview(Session session, Aggregate<S, C, ?> aggregate, C command) {
        Timeline timeline = new Histories(hindcast).whole(session, stream);
        int version = timeline.version();
        Answers answers = new Answers(hindcast, stream);
        if (expected != null && expected.version() != version) {
            List<Recorded<String>> meanwhile = new ArrayList<>();
            for (int later = expected.version() + 1; later <= version; later++) {
                meanwhile.add(timeline.event(later));
            }
            return answers.conflict(expected.version(), version, meanwhile);
        }
        return answers.preview(Prospect.of(aggregate, timeline, version, Instant.now()).preview(command));
    }

    private <S, C, E> int execute(Session session, Aggregate<S, C, E> aggregate, C command) {
        if (!confirmed(session)) {
            return Exit.NO;
        }
        Metadata metadata = signature.metadata(id -> flow(session, id));
        Request<C> request = Request.of(stream, command, metadata);
        Outcome<E> outcome = session.aggregates().execute(aggregate, expected == null ? request : request.expecting(expected.version()));
        Answers answers = new Answers(hindcast, stream);
        return switch (outcome) {
            case Outcome.Committed<E>(int version, List<E> events) -> answers.committed(aggregate, version, events, metadata);
            case Outcome.Rejected<E>(String reason) -> answers.rejected(reason);
            case Outcome.Conflict<E>(int seen, int actual, var meanwhile) -> answers.conflict(seen, actual, meanwhile);
        };
    }

    /// The flow of an event of the store.
    private static Optional<String> flow(Session session, String id) {
        return session.causes().around(new CauseSubject.Named(id), 0)
                .flatMap(graph -> graph.start() instanceof CauseNode.Event event ? event.metadata().correlationId() : Optional.empty());
    }

    private boolean confirmed(Session session) {
        if (yes || hindcast.environment(session.connection()) != Environment.PRODUCTION) {
            return true;
        }
        String question = "%s is production. Type the aggregate's id to go on (%s):".formatted(session.connection().address(), stream.id());
        if (hindcast.terminal().ask(question).equals(Optional.of(stream.id()))) {
            return true;
        }
        hindcast.terminal().say("Nothing was written." + (hindcast.terminal().interactive()
                ? "" : " %s is production: --yes does it without asking.".formatted(session.connection().address())));
        return false;
    }
}
