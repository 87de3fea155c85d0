package hindcast.cli.command;

import hindcast.app.compare.Comparison;
import hindcast.app.compare.Side;
import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.compare.Parting;
import hindcast.store.compare.Step;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hindcast compare`: two aggregates beside each other, or one at two moments: what differs in their states, and where their histories part.
@Command(name = "compare", header = "Shows two aggregates side by side, or one at two moments.", description = {
    "", "Events are alike when they are of one type and say the same; ids, times and metadata do not count.", ""}, footer = {
    "", "Examples:",
    "  hindcast compare Order/7f3a91c2 Order/9c1b40de",
    "  hindcast compare Order/7f3a91c2@v4 Order/7f3a91c2@v8",
    "  hindcast compare \"Order/7f3a91c2@yesterday 14:00\" Order/7f3a91c2",
    "", "With --json: {left: {aggregate, version}, right, common, aligned, state: [{path, kind, left, right}],",
    "events: [{type, left?, right?, alike}]}; events are those behind the common ones."})
public final class CompareAggregates implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(index = "0", paramLabel = "LEFT", description = "An aggregate, such as Order/7f3a91c2, at a version (@v8), at an instant or as it is.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "RIGHT", description = "Another one, or the same at another moment.")
    private String right = "";

    public CompareAggregates(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Wanted one = wanted(left);
        Wanted other = wanted(right);
        return hindcast.with(session -> compare(session, one, other));
    }

    /// An aggregate as it was typed; what stands behind an @ and is no moment belongs to the id.
    private record Wanted(StreamId stream, Optional<Moment> moment) {
    }

    private Wanted wanted(String text) {
        int at = text.lastIndexOf('@');
        if (at > 0) {
            try {
                return new Wanted(StreamId.parse(text.substring(0, at)), Optional.of(hindcast.moments().moment(text.substring(at + 1))));
            } catch (IllegalArgumentException _) {
                return new Wanted(StreamId.parse(text), Optional.empty());
            }
        }
        return new Wanted(StreamId.parse(text), Optional.empty());
    }

    private int compare(Session session, Wanted one, Wanted other) {
        Optional<Side> lefts = side(session, one);
        Optional<Side> rights = lefts.isEmpty() ? lefts : side(session, other);
        if (rights.isEmpty()) {
            return Exit.NO;
        }
        Side before = lefts.get();
        Side after = rights.get();
        Comparison comparison = Comparison.of(before, after);
        if (hindcast.json()) {
            hindcast.print(comparison.json());
        } else {
            print(before, after, comparison.changes(), comparison.parting());
        }
        if (comparison.broken()) {
            hindcast.terminal().say("An event cannot be decoded: of that side the last known state is compared.");
            return Exit.NO;
        }
        return Exit.OK;
    }

    private Optional<Side> side(Session session, Wanted wanted) {
        Histories histories = new Histories(hindcast);
        return histories.read(session, wanted.stream()).flatMap(timeline -> {
            OptionalInt version = histories.version(timeline, wanted.moment().orElse(new Moment.AtVersion(timeline.version())));
            return version.isEmpty() ? Optional.empty() : Optional.of(new Side(timeline, version.getAsInt()));
        });
    }

    private void print(Side before, Side after, List<Change> changes, Parting parting) {
        Terminal terminal = hindcast.terminal();
        terminal.print("left   " + before.words());
        terminal.print("right  " + after.words());
        terminal.print("");
        if (changes.isEmpty()) {
            terminal.print("The states are the same.");
        } else {
            Table table = new Table(terminal, "", "STATE", "LEFT", "RIGHT");
            changes.forEach(change -> table.row(sign(change.kind()), change.path().toString(), value(change.before()), value(change.after())));
            table.end();
        }
        terminal.print("");
        terminal.print(parts(parting));
        if (!parting.alike()) {
            terminal.print("");
            Table table = new Table(terminal, "", ">LEFT", "", ">RIGHT", "");
            parting.steps().forEach(step -> row(table, step, before.timeline(), after.timeline()));
            table.end();
        }
        terminal.flush();
        if (!parting.aligned()) {
            terminal.say("Too many events follow to be aligned: they stand beside each other in their order.");
        }
    }

    private static String parts(Parting parting) {
        if (parting.alike()) {
            return "The histories are alike: " + Counts.of(parting.common(), "event") + ".";
        }
        return parting.common() == 0 ? "The histories part at the first event."
                : "The histories part at v%d: %s before it %s alike.".formatted(parting.common() + 1, Counts.of(parting.common(), "event"),
                        parting.common() == 1 ? "is" : "are");
    }

    private static void row(Table table, Step step, Timeline before, Timeline after) {
        switch (step) {
            case Step.Same(int one, int other) -> table.row("=", "v" + one, before.type(one), "v" + other, after.type(other));
            case Step.Other(int one, int other) -> table.row("~", "v" + one, told(before, one), "v" + other, told(after, other));
            case Step.Left(int one) -> table.row("<", "v" + one, told(before, one), "", "");
            case Step.Right(int other) -> table.row(">", "", "", "v" + other, told(after, other));
        }
    }

    private static String told(Timeline timeline, int version) {
        String did = timeline.tell(version);
        return timeline.type(version) + (did.isEmpty() ? "" : " · " + did);
    }

    private static String sign(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> ">";
            case CHANGED -> "~";
            case REMOVED -> "<";
        };
    }

    private static String value(Optional<JsonNode> json) {
        return json.map(TreeText::value).orElse("");
    }
}
