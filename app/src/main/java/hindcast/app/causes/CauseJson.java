package hindcast.app.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A graph as one JSON object: `start`, `flow` where it is one, `nodes`, `edges` between their keys, and what is not open as `more`.
public final class CauseJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CauseJson() {
    }

    public static ObjectNode of(CauseGraph graph) {
        ObjectNode json = JSON.createObjectNode().put("start", CauseWords.key(graph.start()));
        if (graph.flow() != null) {
            json.put("flow", graph.flow().id());
        }
        ArrayNode nodes = json.putArray("nodes");
        graph.nodes().forEach(node -> nodes.add(node(node)));
        ArrayNode edges = json.putArray("edges");
        graph.edges().forEach(edge -> edges.add(edge(edge)));
        ArrayNode more = json.putArray("more");
        graph.branches().forEach(branch -> more.add(branch(branch)));
        return json;
    }

    private static ObjectNode node(CauseNode node) {
        ObjectNode json = JSON.createObjectNode().put("key", CauseWords.key(node));
        return switch (node) {
            case CauseNode.Event event -> {
                json.put("kind", "event").put("id", event.id()).put("stream", event.stream().toString()).put("version", event.version());
                json.put("position", event.position()).put("type", event.type()).put("recordedAt", event.recordedAt().toString());
                yield json.<ObjectNode>set("metadata", event.metadata().tree());
            }
            case CauseNode.Command command -> json.put("kind", "command").put("id", command.id());
            case CauseNode.Unknown unknown -> json.put("kind", "unknown").put("id", unknown.id());
        };
    }

    private static ObjectNode edge(CauseEdge edge) {
        ObjectNode json = JSON.createObjectNode().put("cause", CauseWords.key(edge.cause())).put("effect", CauseWords.key(edge.effect()));
        edge.elapsed().ifPresent(elapsed -> json.put("elapsedMillis", elapsed.toMillis()));
        return json.put("cycle", edge.closing());
    }

    private static ObjectNode branch(Branch branch) {
        return JSON.createObjectNode().put("at", CauseWords.key(branch.at())).put("side", branch.side().name().toLowerCase(Locale.ROOT))
                .put("count", branch.count()).put("exact", branch.exact());
    }
}
