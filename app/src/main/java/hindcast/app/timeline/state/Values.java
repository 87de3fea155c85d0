package hindcast.app.timeline.state;

import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.timeline.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// How values of a state are written: texts in quotes, decimals with all their digits, instants in the zone of the window.
public final class Values {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final int LONGEST = 300;

    private Values() {
    }

    /// In one line, for a cell: cut where it is too long to be read.
    public static String line(JsonNode value, Times times) {
        return instant(value).map(times::dated).orElseGet(() -> cut(plain(value)));
    }

    /// All of it, as JSON writes it.
    public static String whole(JsonNode value) {
        return value.isContainer() ? value.toPrettyString() : plain(value);
    }

    /// The instant that a text names.
    static Optional<Instant> instant(JsonNode value) {
        if (!value.isString() || !INSTANT.matcher(value.asString()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(java.time.OffsetDateTime.parse(value.asString()).toInstant());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /// What stands beside a branch: "2 items" or "{3}".
    static String size(StateRow row) {
        return row.form() == StateRow.Form.OBJECT ? "{" + row.size() + "}" : items(row.size());
    }

    /// A node in one line: a value, or how much there is below it.
    public static String brief(Tree node, Times times) {
        return switch (node) {
            case Tree.Leaf leaf -> line(leaf.json(), times);
            case Tree.Fields fields -> "{" + fields.fields().size() + "}";
            case Tree.Items items -> items(items.items().size());
        };
    }

    private static String items(int count) {
        return count == 1 ? Views.text("state.item") : Views.text("state.items", count);
    }

    private static String plain(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
