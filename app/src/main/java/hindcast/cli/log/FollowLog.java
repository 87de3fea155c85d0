package hindcast.cli.log;

import hindcast.app.log.MarkWords;
import hindcast.app.session.Session;
import hindcast.cli.command.Words;
import hindcast.cli.output.EventJson;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import hindcast.store.log.Tail.Signal;
import hindcast.store.log.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast tail`: events as they are committed.
@Command(name = "tail", header = "Follows the log: prints events as they are committed.", description = {
    "", "Each event once, in the order of the log and none missing, until the command is ended. A server that goes away is asked",
    "again until it is back.", ""}, footer = {
    "", "Examples:",
    "  hindcast tail --type OrderShipped",
    "  hindcast tail --from 12481903 --json",
    "  hindcast tail --aggregate Order/7f3a91c2 --from 0",
    "", "With --json: {position, aggregate, version, recordedAt, type, revision, id, data, metadata}.",
    "The exit code is 1 when the log was set back behind what was printed."})
public final class FollowLog implements Callable<Integer> {
    /// A writer that takes longer than this is worth a word.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Hindcast hindcast;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only events of this type, such as OrderShipped.")
    private @Nullable String type;

    @Option(names = "--aggregate", paramLabel = "Type/id", converter = Words.Aggregate.class, description = "Only this aggregate's events.")
    private @Nullable StreamId aggregate;

    @Option(names = "--from", paramLabel = "POSITION|now",
            description = "Begin behind this position; 0 is the whole log. `now`, the default, is the safe mark: only what was not decided yet.")
    private String from = "now";

    @Option(names = "--limit", paramLabel = "N", description = "End after so many events.")
    private int limit;

    private Instant heldSince = Instant.MAX;
    private boolean toldHeld;
    private int printed;
    private int code = Exit.OK;

    public FollowLog(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        if (!from.equals("now") && !from.matches("\\d{1,18}") || limit < 0) {
            throw new IllegalArgumentException(limit < 0 ? "--limit is 1 or more" : "--from is a position such as 12481903, 0 for all, or now");
        }
        return hindcast.with(this::follow);
    }

    private int follow(Session session) {
        Log log = session.log();
        log.conditions().stream().filter(condition -> !condition.holds()).forEach(condition -> hindcast.terminal().say(condition.sentence()));
        long after = from.equals("now") ? log.fence().settled().mark() : Long.parseLong(from);
        Tail[] tail = new Tail[1];
        tail[0] = log.tail(new LogQuery(aggregate, type, null, null), after, signal -> hear(session, tail[0], signal));
        tail[0].run();
        return code;
    }

    private void hear(Session session, Tail tail, Signal signal) {
        Terminal terminal = hindcast.terminal();
        switch (signal) {
            case Signal.Events(List<Recorded<String>> events) -> {
                events.stream().limit(limit == 0 ? Long.MAX_VALUE : limit - printed).forEach(event -> print(session, event));
                terminal.flush();
                if (limit > 0 && printed == limit) {
                    tail.close();
                }
            }
            case Signal.CaughtUp(SafeMark mark) -> tellHolders(session, mark);
            case Signal.Away(var why, Duration again) when again.equals(Tail.FIRST_RETRY) ->
                terminal.say(why.getMessage() + " It is asked until it is back; nothing will be missed.");
            case Signal.Away _ -> { }
            case Signal.Back() -> terminal.say("The server is back.");
            case Signal.SetBack(long position, long head) -> {
                terminal.say("The log ends at position %d, before %d where this began or had come to: the store was set back to an earlier state, or it is"
                        .formatted(head, position) + " another one. Nothing more is printed.");
                code = Exit.NO;
            }
        }
    }

    /// Said once for each time that the mark is held back.
    private void tellHolders(Session session, SafeMark mark) {
        if (mark.open().isEmpty() || mark.head() <= mark.mark()) {
            heldSince = Instant.MAX;
            toldHeld = false;
            return;
        }
        Instant now = Instant.now();
        heldSince = heldSince.isBefore(now) ? heldSince : now;
        if (!toldHeld && heldSince.plus(PATIENCE).isBefore(now)) {
            new MarkWords(mark, session.log().gaps().open(mark)).held()
                    .ifPresent(held -> hindcast.terminal().say("Events wait to be printed: " + held + "."));
            toldHeld = true;
        }
    }

    private void print(Session session, Recorded<String> event) {
        printed++;
        if (hindcast.json()) {
            hindcast.print(EventJson.of(event));
            return;
        }
        String told = session.aggregates().foldOf(event.stream().type()).tell(event);
        hindcast.terminal().print(Table.tame("%12d  %s  %s v%d  %s  %s".formatted(
                event.position(), hindcast.times().of(event.recordedAt()), event.stream(), event.version(), event.type(), told)).stripTrailing());
    }
}
