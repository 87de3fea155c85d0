package hindcast.cli.command;

import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Hindcast;
import hindcast.store.timeline.Change;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes of a state on a terminal: a line for each, with what was there before and after.
public final class ChangeText {
    private ChangeText() {
    }

    /// Prints them as a table.
    public static void print(Hindcast hindcast, List<Change> changes) {
        Table table = new Table(hindcast.terminal(), "", "PATH", "BEFORE", "AFTER", ">SET BY");
        changes.forEach(change -> table.row(
                sign(change.kind()), change.path().toString(), value(change.before()), value(change.after()), "v" + change.version()));
        table.end();
    }

    /// One of them: {path, kind, before, after, version}.
    public static ObjectNode json(Change change) {
        ObjectNode line = Json.object()
                .put("path", change.path().toString())
                .put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        line.set("before", change.before().orElse(null));
        line.set("after", change.after().orElse(null));
        return line.put("version", change.version());
    }

    private static String sign(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "-";
        };
    }

    private static String value(Optional<JsonNode> json) {
        return json.map(TreeText::value).orElse("");
    }
}
