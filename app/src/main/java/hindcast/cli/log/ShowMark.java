package hindcast.cli.log;

import hindcast.app.log.MarkWords;
import hindcast.app.session.Session;
import hindcast.cli.output.Json;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StoreException;
import hindcast.store.log.Condition;
import hindcast.store.log.Fence;
import hindcast.store.log.Gaps;
import hindcast.store.log.SafeMark.Holder;
import hindcast.store.log.SafeMark.Range;
import hindcast.store.log.SafeMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast log mark`: how far the log can be read without missing anything, and who holds that back.
@Command(name = "mark", header = "Shows the safe mark: how far the log can be read without missing an event.", description = {
    "", "At or below the mark nothing can appear any more. Above it are events of transactions that may commit in any order;",
    "those that hold the mark back are named.", ""}, footer = {
    "", "With --json: {at, mark, head, issued, open?: [first, last], mayAppear: [[first, last]], empty: [[first, last]],",
    "holders: [{pid?, application, user, client, state, ageMillis?, above}], conditions: [{condition, holds, sentence}]}.",
    "The exit code is 1 when something does not hold that the mark rests on."})
public final class ShowMark implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Hindcast hindcast;

    @Option(names = "--watch", description = "Go on looking every second, and print what has changed, until the command is ended.")
    private boolean watch;

    public ShowMark(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(session -> {
            List<Condition> conditions = session.log().conditions();
            Fence fence = session.log().fence();
            print(session, fence.settled(), conditions);
            if (watch) {
                watch(session, fence);
            }
            return conditions.stream().allMatch(Condition::holds) ? Exit.OK : Exit.NO;
        });
    }

    private void watch(Session session, Fence fence) {
        SafeMark shown = fence.latest();
        boolean away = false;
        while (pause()) {
            try {
                SafeMark mark = fence.look();
                if (!mark.equals(shown)) {
                    print(session, mark, List.of());
                    shown = mark;
                }
                away = false;
            } catch (StoreException gone) {
                if (!away) {
                    hindcast.terminal().say(gone.getMessage() + " It is asked every second.");
                }
                away = true;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(EVERY);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void print(Session session, SafeMark mark, List<Condition> conditions) {
        Gaps gaps = session.log().gaps();
        List<Range> open = gaps.open(mark);
        List<Range> empty = gaps.empty(mark);
        if (hindcast.json()) {
            hindcast.print(json(mark, open, empty, conditions));
        } else {
            text(new MarkWords(mark, open), empty, conditions);
        }
        hindcast.terminal().flush();
    }

    private void text(MarkWords words, List<Range> empty, List<Condition> conditions) {
        Terminal terminal = hindcast.terminal();
        if (watch) {
            terminal.print(hindcast.times().of(Instant.now()) + "  " + words.numbers() + words.held().map(held -> "  " + held).orElse(""));
        } else {
            words.lines().forEach(terminal::print);
        }
        if (!watch && !empty.isEmpty()) {
            terminal.print("proven empty among the last %s: %s".formatted(MarkWords.number(Gaps.FAR), MarkWords.ranges(empty.reversed())));
        }
        conditions.stream().filter(condition -> !condition.holds()).forEach(condition -> terminal.print("! " + condition.sentence()));
    }

    private static ObjectNode json(SafeMark mark, List<Range> open, List<Range> empty, List<Condition> conditions) {
        ObjectNode object = Json.object()
                .put("at", Instant.now().toString())
                .put("mark", mark.mark())
                .put("head", mark.head())
                .put("issued", mark.issued());
        mark.open().ifPresent(range -> object.putArray("open").add(range.first()).add(range.last()));
        ranges(object.putArray("mayAppear"), open);
        ranges(object.putArray("empty"), empty);
        ArrayNode holders = object.putArray("holders");
        mark.holders().forEach(holder -> holders.add(json(holder)));
        if (!conditions.isEmpty()) {
            ArrayNode told = object.putArray("conditions");
            conditions.forEach(condition -> told.addObject()
                    .put("condition", condition.kind().name())
                    .put("holds", condition.holds())
                    .put("sentence", condition.sentence()));
        }
        return object;
    }

    private static void ranges(ArrayNode array, List<Range> ranges) {
        ranges.forEach(range -> array.addArray().add(range.first()).add(range.last()));
    }

    private static ObjectNode json(Holder holder) {
        ObjectNode object = Json.object();
        holder.pid().ifPresent(pid -> object.put("pid", pid));
        object.put("application", holder.application()).put("user", holder.user()).put("client", holder.client()).put("state", holder.state());
        if (holder.age() != null) {
            object.put("ageMillis", holder.age().toMillis());
        }
        return object.put("above", holder.floor());
    }
}
