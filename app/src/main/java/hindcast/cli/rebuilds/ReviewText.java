package hindcast.cli.rebuilds;

import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Hindcast;
import hindcast.store.Recorded;
import hindcast.store.projection.rebuild.Review;
import hindcast.store.projection.rebuild.Review.Change;
import hindcast.store.projection.rebuild.Review.Difference;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What differs between the rows in service and those of a rebuild, on the terminal: how many, and the first ones; for a program all of them.
final class ReviewText {
    private static final int SHOWN = 20;
    private static final int PAGE = 500;

    private final Hindcast hindcast;

    ReviewText(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    void print(Review review) {
        if (hindcast.json()) {
            hindcast.print(json(review.counts()));
            for (List<Difference> page = review.page(null, PAGE); !page.isEmpty(); page = review.page(page.getLast(), PAGE)) {
                page.forEach(difference -> hindcast.print(json(difference)));
            }
            return;
        }
        counts(review.counts());
        List<Difference> first = review.page(null, SHOWN);
        if (!first.isEmpty()) {
            Table table = new Table(hindcast.terminal(), "ROW", "", "COLUMN", "SERVED", "REBUILT", "SET BY");
            first.forEach(difference -> rows(table, difference));
            table.end();
        }
        long all = review.counts().differing() + review.counts().later();
        if (all > first.size()) {
            hindcast.terminal().print("And %s more; --json prints all.".formatted(Counts.of(all - first.size(), "row")));
        }
    }

    private void counts(Review.Counts counts) {
        hindcast.terminal().print("%s the same · %,d missing in service · %,d in service alone · %,d changed".formatted(
                Counts.of(counts.identical(), "row"), counts.missing(), counts.extra(), counts.changed()));
        if (!counts.level()) {
            hindcast.terminal().print("What is served stands still at position %,d, and the new rows are at %,d: %s changed in between.".formatted(
                    counts.served(), counts.rebuilt(), Counts.of(counts.later(), "row")));
        }
        columns("New columns, not compared: ", counts.added());
        columns("Columns that are no more: ", counts.removed());
    }

    private void columns(String words, List<String> names) {
        if (!names.isEmpty()) {
            hindcast.terminal().print(words + String.join(", ", names));
        }
    }

    private static void rows(Table table, Difference difference) {
        String key = String.join(" ", difference.key());
        String kind = switch (difference.kind()) {
            case MISSING -> "missing";
            case EXTRA -> "extra";
            case CHANGED -> difference.later() ? "later" : "changed";
        };
        for (Change change : difference.changes()) {
            table.row(key, kind, change.column(), text(change.served()), text(change.rebuilt()), change.setBy().map(ReviewText::event).orElse(""));
            key = "";
            kind = "";
        }
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "–");
    }

    private static String event(Recorded<String> event) {
        return "%s v%d %s".formatted(event.stream(), event.version(), event.type());
    }

    private static ObjectNode json(Review.Counts counts) {
        return Json.object()
                .put("identical", counts.identical()).put("missing", counts.missing()).put("extra", counts.extra()).put("changed", counts.changed())
                .put("later", counts.later()).put("served", counts.served()).put("rebuilt", counts.rebuilt());
    }

    private static ObjectNode json(Difference difference) {
        ObjectNode line = Json.object();
        ArrayNode key = line.putArray("row");
        difference.key().forEach(key::add);
        line.put("kind", difference.kind().name().toLowerCase(Locale.ROOT)).put("later", difference.later());
        ArrayNode changes = line.putArray("changes");
        difference.changes().forEach(change -> {
            ObjectNode one = changes.addObject().put("column", change.column()).put("served", change.served()).put("rebuilt", change.rebuilt());
            change.setBy().ifPresent(event -> one.putObject("setBy").put("aggregate", event.stream().toString()).put("version", event.version())
                    .put("type", event.type()).put("position", event.position()));
        });
        return line;
    }
}
