package hindcast.cli.command;

import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.store.timeline.Tree;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A state on a terminal: a line for each name, indented by depth, with its value and the version that set it.
final class TreeText {
    private static final String STEP = "  ";

    private TreeText() {
    }

    /// Prints it as a table.
    ///
    /// @param blame whether the versions are shown
    static void print(Terminal terminal, Tree tree, boolean blame) {
        Table table = new Table(terminal, "", "", "");
        children(table, tree, "", blame);
        table.end();
    }

    private static void children(Table table, Tree tree, String indent, boolean blame) {
        switch (tree) {
            case Tree.Leaf leaf -> row(table, indent, leaf, blame);
            case Tree.Fields fields -> fields.fields().forEach((name, child) -> child(table, indent + name, child, blame));
            case Tree.Items items -> {
                List<Tree> all = items.items();
                for (int index = 0; index < all.size(); index++) {
                    child(table, indent + "[" + index + "]", all.get(index), blame);
                }
            }
        }
    }

    private static void child(Table table, String name, Tree tree, boolean blame) {
        if (tree instanceof Tree.Leaf leaf) {
            row(table, name, leaf, blame);
        } else {
            table.row(name, "", "");
            children(table, tree, indentOf(name) + STEP, blame);
        }
    }

    private static String indentOf(String name) {
        return name.substring(0, name.length() - name.stripLeading().length());
    }

    private static void row(Table table, String name, Tree.Leaf leaf, boolean blame) {
        table.row(name, value(leaf.json()), blame ? "v" + leaf.setBy() : "");
    }

    /// A text without its quotes, anything else as JSON.
    static String value(JsonNode json) {
        return json.isString() ? json.stringValue() : Json.text(json);
    }

    /// The version that set each leaf, by the leaf's path.
    static ObjectNode blame(Tree tree) {
        ObjectNode versions = Json.object();
        blame(versions, tree, JsonPointer.empty());
        return versions;
    }

    private static void blame(ObjectNode versions, Tree tree, JsonPointer path) {
        switch (tree) {
            case Tree.Leaf leaf -> versions.put(path.toString(), leaf.setBy());
            case Tree.Fields fields -> fields.fields().forEach((name, child) -> blame(versions, child, path.appendProperty(name)));
            case Tree.Items items -> {
                for (int index = 0; index < items.items().size(); index++) {
                    blame(versions, items.items().get(index), path.appendIndex(index));
                }
            }
        }
    }
}
