package hindcast.app.causes;

import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import hindcast.store.causes.CauseNode.Event;
import java.util.HashMap;
import java.util.Map;

/// Where the nodes of a graph stand in the log: events at their positions, anything else just before the first that it caused.
final class LogOrder {
    private LogOrder() {
    }

    static Map<CauseNode, Double> of(CauseGraph graph) {
        Map<CauseNode, Double> order = new HashMap<>();
        graph.nodes().stream().filter(Event.class::isInstance).map(Event.class::cast).forEach(event -> order.put(event, (double) event.position()));
        for (CauseEdge edge : graph.edges()) {
            if (!(edge.cause() instanceof Event) && edge.effect() instanceof Event effect) {
                order.merge(edge.cause(), effect.position() - 0.5, Math::min);
            }
        }
        graph.nodes().forEach(node -> order.putIfAbsent(node, 0.0));
        return order;
    }
}
