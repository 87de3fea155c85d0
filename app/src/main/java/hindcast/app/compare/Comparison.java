package hindcast.app.compare;

import hindcast.store.compare.Parting;
import hindcast.store.compare.Step;
import hindcast.store.timeline.Change;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Two sides and what differs between them.
///
/// @param changes of the states, as if the left one became the right one
/// @param parting of the histories
public record Comparison(Side left, Side right, List<Change> changes, Parting parting) {
    public Comparison {
        changes = List.copyOf(changes);
    }

    /// Compares two sides. It reads both histories: not on the thread that draws.
    public static Comparison of(Side left, Side right) {
        return new Comparison(left, right, left.timeline().differences(left.version(), right.timeline(), right.version()),
                Parting.of(left.timeline(), left.version(), right.timeline(), right.version()));
    }

    /// Whether an event of either side cannot be decoded, so that a last known state is compared.
    public boolean broken() {
        return left.broken() || right.broken();
    }

    /// For programs: `{left: {aggregate, version}, right, common, aligned, state: [{path, kind, left, right}], events: [{type, left?, right?, alike}]}`.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("left", json(left));
        json.set("right", json(right));
        json.put("common", parting.common()).put("aligned", parting.aligned());
        ArrayNode state = json.putArray("state");
        changes.forEach(change -> {
            ObjectNode line = state.addObject().put("path", change.path().toString()).put("kind", change.kind().name().toLowerCase(Locale.ROOT));
            line.set("left", change.before().orElse(null));
            line.set("right", change.after().orElse(null));
        });
        ArrayNode events = json.putArray("events");
        parting.steps().forEach(step -> events.add(json(step)));
        return json;
    }

    private static ObjectNode json(Side side) {
        return JsonNodeFactory.instance.objectNode().put("aggregate", side.timeline().stream().toString()).put("version", side.version());
    }

    private ObjectNode json(Step step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (step) {
            case Step.Same(int one, int other) -> json.put("type", left.timeline().type(one)).put("left", one).put("right", other).put("alike", true);
            case Step.Other(int one, int other) -> json.put("type", left.timeline().type(one)).put("left", one).put("right", other).put("alike", false);
            case Step.Left(int one) -> json.put("type", left.timeline().type(one)).put("left", one).put("alike", false);
            case Step.Right(int other) -> json.put("type", right.timeline().type(other)).put("right", other).put("alike", false);
        };
    }
}
