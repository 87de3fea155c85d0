package hindcast.cli.question;

import hindcast.app.session.Session;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.cli.program.Interruption;
import hindcast.store.question.Condition;
import hindcast.store.question.Faults;
import hindcast.store.question.Found;
import hindcast.store.question.Scope;
import hindcast.store.question.Search;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hindcast find TYPE EXPR`: the aggregates of a type in which something is or was so.
@Command(name = "find", header = "Finds the aggregates in which something is or was so.", description = {
    "", "Every aggregate of the type is read and folded, over all cores: now, as it was at a time, or at each of its versions. What is found is",
    "printed as it is found, in the order of ids. All of it is of one moment, the safe mark at the beginning. Ctrl C ends it and tells how far it was.",
    ""}, footer = {
    "", "Examples:",
    "  hindcast find Order 'state.total < 0'",
    "  hindcast find Order 'type == \"OrderCancelled\" && state.payment.status == \"PAID\"' --ever",
    "", "With --json: {aggregate, version, first, last, versions, since}: the version that is asked about, the first and the last one at which it holds,",
    "at how many it does, and the time of the first. Unless with --ever these are the versions in a row around the one that is asked about. The exit",
    "code is 1 when none was found, 2 when the expression is wrong."})
public final class FindAggregates implements Callable<Integer> {
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Hindcast hindcast;

    @Parameters(index = "0", paramLabel = "TYPE", description = "The type of the aggregates, such as Order.")
    private String type = "";

    @Parameters(index = "1", paramLabel = "EXPR", description = Asked.LANGUAGE)
    private String text = "";

    @Option(names = "--at", paramLabel = "INSTANT", description = "As it was then, such as \"2026-11-19 14:02\".")
    private @Nullable String at;

    @Option(names = "--ever", description = "At any of their versions.")
    private boolean ever;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 0 for all; by default ${DEFAULT-VALUE}.")
    private int limit;

    public FindAggregates(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        if (limit < 0 || ever && at != null) {
            throw new IllegalArgumentException(limit < 0 ? "--limit is 0 or more" : "--at and --ever exclude each other");
        }
        Scope scope = ever ? new Scope.Ever() : at == null ? new Scope.Now() : new Scope.At(hindcast.moments().instant(at));
        Search.Query query = new Search.Query(type, Asked.of(hindcast, text, type), scope, limit);
        return hindcast.with(session -> find(session, query));
    }

    private int find(Session session, Search.Query query) {
        Results results = new Results();
        long began = System.nanoTime();
        try (Interruption _ = Interruption.ofThis()) {
            Search.Looked looked = session.search().find(query, results);
            results.end();
            say(looked, (System.nanoTime() - began) / NANOS_OF_A_SECOND);
            return looked.found() > 0 ? Exit.OK : Exit.NO;
        } catch (Condition.TooLong stopped) {
            throw new IllegalArgumentException(stopped.getMessage(), stopped);
        } catch (CancellationException _) {
            results.end();
            hindcast.terminal().say("It was ended after %,d of %,d events: %s found so far.".formatted(
                    results.reached.events(), results.reached.total(), Counts.of(results.found, "aggregate")));
            return Exit.NO;
        }
    }

    private void say(Search.Looked looked, double seconds) {
        hindcast.terminal().say("%s found%s. %s of %s read in %.1f s, %,d a second; the log up to position %,d.".formatted(
                Counts.of(looked.found(), "aggregate"), looked.whole() ? "" : ", and there may be more",
                Counts.of(looked.events(), "event"), Counts.of(looked.streams(), "aggregate"), seconds, (long) (looked.events() / seconds), looked.mark()));
        Faults failed = looked.failed();
        if (failed.streams() > 0) {
            failed.first().forEach(fault -> hindcast.terminal().say("%s v%d: %s".formatted(fault.stream(), fault.version(), fault.reason())));
            hindcast.terminal().say("It could not be told of %s in all.".formatted(Counts.of(failed.streams(), "aggregate")));
        }
    }

    /// What is found, on its way to the terminal.
    private final class Results implements Search.Listener {
        private final Terminal terminal = hindcast.terminal();
        private final Table table = new Table(terminal, "AGGREGATE", ">VERSION", ">FIRST", ">LAST", ">VERSIONS", "SINCE");
        private Search.Progress reached = new Search.Progress(0, 0, 0);
        private long found;

        @Override
        public void at(Search.Progress progress) {
            reached = progress;
            if (found > 0) {
                end();
            }
            terminal.progress("%,3d %% · %s · %,d found".formatted(
                    100 * progress.events() / Math.max(1, progress.total()), Counts.of(progress.events(), "event"), progress.found()));
        }

        @Override
        public void found(Found one) {
            found++;
            if (hindcast.json()) {
                hindcast.print(Json.object()
                        .put("aggregate", one.stream().toString())
                        .put("version", one.version())
                        .put("first", one.first())
                        .put("last", one.last())
                        .put("versions", one.versions())
                        .put("since", one.since().toString()));
            } else {
                table.row(one.stream().toString(), "v" + one.version(), "v" + one.first(), "v" + one.last(),
                        Integer.toString(one.versions()), hindcast.times().of(one.since()));
            }
        }

        /// Hands on what was found.
        void end() {
            terminal.progress("");
            if (!hindcast.json() && found > 0) {
                table.end();
            }
            terminal.flush();
        }
    }
}
