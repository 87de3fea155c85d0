package hindcast.app.timeline.causes;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What was appended since a graph was read and belongs to it, because it names a node as its cause or is of the same flow. It is counted alone: a graph
/// under the pointer moves when somebody asks for it.
final class CauseNews {
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final Map<String, Recorded<String>> come = new HashMap<>();
    private volatile Belonging belonging = _ -> false;

    /// Which events belong to a graph.
    @FunctionalInterface
    private interface Belonging {
        boolean has(Recorded<String> event);
    }

    /// How many there are.
    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// Whether an event may belong to the graph. Asked on the thread of the tail.
    boolean wants(Recorded<String> event) {
        try {
            return belonging.has(event);
        } catch (RuntimeException unreadable) {
            // Whoever wrote metadata past the program, it names nothing.
            return false;
        }
    }

    /// A graph is being read: until it is there, anything may belong to it.
    void reading() {
        belonging = _ -> true;
    }

    /// This graph is shown; none where nothing that comes later can belong to it.
    void shown(Optional<CauseGraph> graph) {
        belonging = graph.map(CauseNews::of).orElse(_ -> false);
        Set<String> there = graph.map(CauseNews::ids).orElse(Set.of());
        come.values().removeIf(event -> there.contains(event.id()) || !wants(event));
        count.set(come.size());
    }

    /// These events came, among others.
    void hear(List<Recorded<String>> events) {
        events.stream().filter(this::wants).forEach(event -> come.put(event.id(), event));
        count.set(come.size());
    }

    /// Lets go of what came.
    ///
    /// @return the position before the first of them; empty when none came
    Optional<Long> take() {
        Optional<Long> first = come.values().stream().map(Recorded::position).min(Long::compare);
        come.clear();
        count.set(0);
        return first.map(position -> position - 1);
    }

    private static Belonging of(CauseGraph graph) {
        if (graph.flow() != null) {
            String flow = Objects.requireNonNull(graph.flow()).id();
            long to = graph.flow().to();
            return event -> event.position() > to && event.metadata().correlationId().filter(flow::equals).isPresent();
        }
        Set<String> ids = ids(graph);
        return event -> {
            Metadata metadata = event.metadata();
            return !ids.contains(event.id())
                    && Stream.of(metadata.causationId(), metadata.commandId()).flatMap(Optional::stream).anyMatch(ids::contains);
        };
    }

    private static Set<String> ids(CauseGraph graph) {
        return graph.nodes().stream().map(CauseNode::id).collect(Collectors.toUnmodifiableSet());
    }
}
