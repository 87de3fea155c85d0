package hindcast.cli.verify;

import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Hindcast;
import hindcast.store.verify.Progress;
import hindcast.store.verify.rows.Difference.Cell;
import hindcast.store.verify.rows.Difference.Origin;
import hindcast.store.verify.rows.Difference;
import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells of one read model what is wrong with it, while it is verified. It keeps the names of the rows that may be put right, up to a bound.
final class ReadModelReport implements ReadModelCheck.Listener {
    /// Rows that a person is shown.
    private static final int SHOWN = 1_000;
    /// Rows that are put right one by one: more than that are rebuilt.
    static final int MOST = 100_000;

    private final Hindcast hindcast;
    private final String projection;
    private final List<String> ids = new ArrayList<>();
    private long told;

    ReadModelReport(Hindcast hindcast, String projection) {
        this.hindcast = hindcast;
        this.projection = projection;
    }

    /// The names of the rows that may be put right; one more than [#MOST] when they are too many.
    List<String> ids() {
        return ids;
    }

    @Override
    public void at(Progress progress) {
        hindcast.terminal().progress(VerifyStore.words(progress));
    }

    @Override
    public void differs(Difference difference) {
        told++;
        if (!(difference instanceof Difference.Unfoldable) && ids.size() <= MOST) {
            ids.add(difference.name());
        }
        if (hindcast.json()) {
            hindcast.print(json(difference));
        } else if (told <= SHOWN) {
            lines(difference).forEach(this::print);
        } else if (told == SHOWN + 1) {
            print("… and further rows of " + projection + "; --json tells all of them.");
        }
    }

    /// Tells what came of it.
    void verdict(Verdict verdict) {
        hindcast.terminal().progress("");
        if (hindcast.json()) {
            hindcast.print(json(verdict));
            return;
        }
        hindcast.terminal().flush();
        hindcast.terminal().say(switch (verdict) {
            case Verdict.Compared(var name, long rows, long events, long checkpoint, long differences, Optional<String> remark) ->
                    "%s: %s and %s up to position %,d compared · %s%s".formatted(name, Counts.of(rows, "row"), Counts.of(events, "event"), checkpoint,
                            differences == 0 ? "all right" : "%,d wrong".formatted(differences), remark.map(more -> " · " + more).orElse(""));
            case Verdict.NotCompared(var name, var why, boolean _) -> name + ": " + why;
        });
    }

    private void print(String line) {
        hindcast.terminal().progress("");
        hindcast.terminal().print(Table.tame(line));
    }

    private List<String> lines(Difference difference) {
        String row = projection + " " + difference.name() + "  ";
        return switch (difference) {
            case Difference.Missing(var _, var cells) -> List.of(row + "is missing" + cells.getFirst().origin().map(event -> " since " + event).orElse(""));
            case Difference.Extra(var _, var _, var gone) ->
                    List.of(row + "should not be there" + gone.map(event -> ": gone at " + event).orElse(""));
            case Difference.Changed(var _, var cells) -> cells.stream().map(cell -> row + line(cell)).toList();
            case Difference.Unfoldable(var _, var event, var reason) -> List.of(row + "cannot be folded: " + event + ": " + reason);
        };
    }

    private static String line(Cell cell) {
        return "%s  %s → %s%s".formatted(cell.column(), text(cell.served()), text(cell.folded()),
                cell.origin().map(event -> "  set by " + event).orElse(""));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    private ObjectNode json(Difference difference) {
        ObjectNode line = Json.object().put("projection", projection).put("key", difference.name());
        switch (difference) {
            case Difference.Missing(var _, var cells) -> columns(line.put("finding", "missing"), cells);
            case Difference.Extra(var _, var cells, var gone) -> {
                columns(line.put("finding", "extra"), cells);
                gone.ifPresent(event -> line.set("event", json(event)));
            }
            case Difference.Changed(var _, var cells) -> columns(line.put("finding", "changed"), cells);
            case Difference.Unfoldable(var _, var event, var reason) -> line.put("finding", "unfoldable").put("reason", reason).set("event", json(event));
        }
        return line;
    }

    private static void columns(ObjectNode line, List<Cell> cells) {
        ArrayNode columns = line.putArray("columns");
        for (Cell cell : cells) {
            ObjectNode column = columns.addObject().put("column", cell.column());
            put(column, "served", cell.served());
            put(column, "folded", cell.folded());
            cell.origin().ifPresent(event -> column.set("event", json(event)));
        }
    }

    private static void put(ObjectNode object, String name, @Nullable Object value) {
        switch (value) {
            case null -> object.putNull(name);
            case BigDecimal decimal -> object.put(name, decimal);
            case Integer number -> object.put(name, number);
            case Long number -> object.put(name, number);
            case Boolean yes -> object.put(name, yes);
            default -> object.put(name, value.toString());
        }
    }

    private static ObjectNode json(Origin event) {
        return Json.object().put("aggregate", event.stream().toString()).put("version", event.version()).put("position", event.position())
                .put("type", event.type());
    }

    private static ObjectNode json(Verdict verdict) {
        ObjectNode line = Json.object().put("projection", verdict.projection());
        switch (verdict) {
            case Verdict.Compared(var _, long rows, long events, long checkpoint, long differences, var remark) -> {
                line.put("verdict", differences == 0 ? "right" : "wrong").put("rows", rows).put("events", events).put("checkpoint", checkpoint)
                        .put("differences", differences);
                remark.ifPresent(more -> line.put("remark", more));
            }
            case Verdict.NotCompared(var _, var why, boolean served) -> line.put("verdict", "notCompared").put("served", served).put("why", why);
        }
        return line;
    }
}
