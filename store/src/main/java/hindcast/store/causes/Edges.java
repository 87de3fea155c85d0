package hindcast.store.causes;

import hindcast.store.causes.CauseNode.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the edges among nodes, and which of them close a cycle: gone along from the earliest node, those that lead back to where one came from.
final class Edges {
    private final Map<CauseNode, List<CauseNode>> effects = new LinkedHashMap<>();
    private final Set<CauseNode> entered = new LinkedHashSet<>();
    private final Set<CauseNode> onTheWay = new HashSet<>();
    private final Set<CauseEdge> closing = new HashSet<>();

    private Edges() {
    }

    /// The edges in the order of the effects.
    static List<CauseEdge> of(Kin kin, List<CauseNode> nodes) {
        Edges edges = new Edges();
        List<CauseEdge> all = new ArrayList<>();
        Set<CauseNode> caused = new HashSet<>();
        for (CauseNode node : nodes) {
            for (CauseNode cause : kin.parents(node)) {
                edges.effects.computeIfAbsent(cause, _ -> new ArrayList<>()).add(node);
                all.add(new CauseEdge(cause, node, false));
                caused.add(node);
            }
        }
        nodes.stream().filter(node -> !caused.contains(node)).forEach(edges::follow);
        nodes.stream().sorted(Comparator.comparingLong(Edges::position)).forEach(edges::follow);
        return all.stream().map(edge -> edges.closing.contains(edge) ? new CauseEdge(edge.cause(), edge.effect(), true) : edge).toList();
    }

    /// Goes along all edges behind a node, with a stack of its own: a chain is as long as it is.
    private void follow(CauseNode from) {
        Deque<CauseNode> way = new ArrayDeque<>();
        Deque<Iterator<CauseNode>> turns = new ArrayDeque<>();
        enter(from, way, turns);
        while (!way.isEmpty()) {
            CauseNode here = way.element();
            if (turns.element().hasNext()) {
                CauseNode next = turns.element().next();
                if (onTheWay.contains(next)) {
                    closing.add(new CauseEdge(here, next, false));
                } else {
                    enter(next, way, turns);
                }
            } else {
                onTheWay.remove(way.pop());
                turns.pop();
            }
        }
    }

    private void enter(CauseNode node, Deque<CauseNode> way, Deque<Iterator<CauseNode>> turns) {
        if (entered.add(node)) {
            onTheWay.add(node);
            way.push(node);
            turns.push(effects.getOrDefault(node, List.of()).iterator());
        }
    }

    private static long position(CauseNode node) {
        return node instanceof Event event ? event.position() : 0;
    }
}
