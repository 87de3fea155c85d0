package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.compare.Parting;
import hindcast.store.compare.Step;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

    /// One of the two.
    private record Side(Timeline timeline, int version) {
        /// As `Order/7f3a v8 of 14 · paid`.
        String words() {
            String headline = state().headline().text();
            return "%s · v%d of %d%s".formatted(timeline.stream(), version, timeline.version(), headline.isEmpty() ? "" : " · " + headline);
        }

        ObjectNode json() {
            return Json.object().put("aggregate", timeline.stream().toString()).put("version", version);
        }

        private Frame.State state() {
            return switch (timeline.at(version)) {
                case Frame.State state -> state;
                case Frame.Broken broken -> broken.last();
            };
        }

        boolean broken() {
            return timeline.at(version) instanceof Frame.Broken;
        }
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
        List<Change> changes = before.timeline().differences(before.version(), after.timeline(), after.version());
        Parting parting = Parting.of(before.timeline(), before.version(), after.timeline(), after.version());
        if (hindcast.json()) {
            hindcast.print(json(before, after, changes, parting));
        } else {
            print(before, after, changes, parting);
        }
        if (before.broken() || after.broken()) {
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

    private static ObjectNode json(Side before, Side after, List<Change> changes, Parting parting) {
        ObjectNode json = Json.object();
        json.set("left", before.json());
        json.set("right", after.json());
        json.put("common", parting.common()).put("aligned", parting.aligned());
        ArrayNode state = json.putArray("state");
        changes.forEach(change -> {
            ObjectNode line = state.addObject().put("path", change.path().toString()).put("kind", change.kind().name().toLowerCase(Locale.ROOT));
            line.set("left", change.before().orElse(null));
            line.set("right", change.after().orElse(null));
        });
        ArrayNode events = json.putArray("events");
        parting.steps().forEach(step -> events.add(json(step, before.timeline(), after.timeline())));
        return json;
    }

    private static ObjectNode json(Step step, Timeline before, Timeline after) {
        ObjectNode json = Json.object();
        return switch (step) {
            case Step.Same(int one, int other) -> json.put("type", before.type(one)).put("left", one).put("right", other).put("alike", true);
            case Step.Other(int one, int other) -> json.put("type", before.type(one)).put("left", one).put("right", other).put("alike", false);
            case Step.Left(int one) -> json.put("type", before.type(one)).put("left", one).put("alike", false);
            case Step.Right(int other) -> json.put("type", after.type(other)).put("right", other).put("alike", false);
        };
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
