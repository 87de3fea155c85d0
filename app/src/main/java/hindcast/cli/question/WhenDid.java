package hindcast.cli.question;

import hindcast.app.question.Expression;
import hindcast.app.session.Session;
import hindcast.cli.command.Histories;
import hindcast.cli.command.Words;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.question.Condition;
import hindcast.store.question.Spans;
import hindcast.store.question.Spans.Fault;
import hindcast.store.question.Spans.Span;
import hindcast.store.timeline.Timeline;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast when Type/id EXPR`: at which versions of one aggregate something became true and stopped being true.
@Command(name = "when", header = "Tells when something was so in an aggregate.", description = {
    "", "Every version is asked. An expression that cannot be answered at a version is neither true nor false there, and that is said.", ""}, footer = {
    "", "Examples:",
    "  hindcast when Order/7f3a 'state.payment.status == \"PAID\" && state.total > 100'",
    "  hindcast when Order/7f3a 'state.items.exists(i, i.price < 1) || meta.userId == \"eve\"'",
    "", "With --json: a line {from, to, since, until} for each span of versions; until is the time of the event that ended it, and null while it",
    "goes on. A line {from, to, fault} says where it could not be told. The exit code is 1 when it never was so, 2 when the expression is wrong."})
public final class WhenDid implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(index = "0", paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @Parameters(index = "1", paramLabel = "EXPR", description = Asked.LANGUAGE)
    private String text = "";

    @Option(names = "--quiet", description = "Print nothing: the exit code says it.")
    private boolean quiet;

    public WhenDid(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Expression expression = Asked.of(hindcast, text, stream.type());
        return hindcast.with(session -> ask(session, expression));
    }

    private int ask(Session session, Expression expression) {
        Histories histories = new Histories(hindcast);
        Optional<Timeline> read = histories.read(session, stream);
        if (read.isEmpty()) {
            return Exit.NO;
        }
        Spans spans;
        try {
            spans = Spans.of(read.get(), expression);
        } catch (Condition.TooLong stopped) {
            throw new IllegalArgumentException(stopped.getMessage(), stopped);
        }
        if (!quiet) {
            print(read.get(), spans);
            hindcast.terminal().say(histories.honesty(read.get(), read.get().version()));
        }
        return spans.spans().isEmpty() ? Exit.NO : Exit.OK;
    }

    private void print(Timeline timeline, Spans spans) {
        if (hindcast.json()) {
            spans.spans().forEach(span -> hindcast.print(json(timeline, span)));
            spans.faults().forEach(fault -> hindcast.print(Json.object()
                    .put("from", fault.from()).put("to", fault.to()).put("fault", fault.reason())));
            return;
        }
        if (!spans.spans().isEmpty()) {
            Table table = new Table(hindcast.terminal(), ">FROM", ">TO", "SINCE", "BY", "UNTIL", "BY");
            spans.spans().forEach(span -> row(table, timeline, span));
            table.end();
            hindcast.terminal().flush();
        }
        hindcast.terminal().say(spans.spans().isEmpty()
                ? "It never held, at none of %s.".formatted(Counts.of(timeline.version(), "version"))
                : "It held in %s%s.".formatted(Counts.of(spans.spans().size(), "span"), spans.open() ? ", and holds now" : ""));
        spans.faults().forEach(fault -> hindcast.terminal().say(words(fault)));
        if (!spans.faults().isEmpty()) {
            hindcast.terminal().say("It could not be told at %s in all.".formatted(Counts.of(spans.failed(), "version")));
        }
    }

    private static String words(Fault fault) {
        return "%s: %s".formatted(new Span(fault.from(), fault.to()), fault.reason());
    }

    private void row(Table table, Timeline timeline, Span span) {
        boolean ended = span.to() < timeline.version();
        table.row("v" + span.from(), "v" + span.to(), time(timeline, span.from()), timeline.type(span.from()),
                ended ? time(timeline, span.to() + 1) : "", ended ? timeline.type(span.to() + 1) : "");
    }

    private String time(Timeline timeline, int version) {
        return hindcast.times().of(timeline.event(version).recordedAt());
    }

    private static ObjectNode json(Timeline timeline, Span span) {
        boolean ended = span.to() < timeline.version();
        return Json.object()
                .put("from", span.from())
                .put("to", span.to())
                .put("since", timeline.event(span.from()).recordedAt().toString())
                .put("until", ended ? timeline.event(span.to() + 1).recordedAt().toString() : null);
    }
}
