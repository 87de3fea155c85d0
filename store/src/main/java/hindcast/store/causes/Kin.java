package hindcast.store.causes;

import hindcast.store.causes.CauseNode.Command;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseNode.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which nodes belong together by the ids that they have and name. An id that both an event and a command have means the event.
final class Kin {
    private final Map<String, CauseNode> known = new HashMap<>();
    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, List<Long>> byCause = new HashMap<>();
    private final Map<String, List<Long>> byCommand = new HashMap<>();

    void add(CauseNode node) {
        switch (node) {
            case Event event -> {
                if (!(known.get(event.id()) instanceof Event)) {
                    known.put(event.id(), event);
                }
                event.metadata().causationId().ifPresent(cause -> note(byCause, cause, event));
                note(byCommand, event.command(), event);
            }
            case Command command -> {
                commands.put(command.id(), command);
                known.putIfAbsent(command.id(), command);
            }
            case Unknown unknown -> known.putIfAbsent(unknown.id(), unknown);
        }
    }

    private static void note(Map<String, List<Long>> positions, @Nullable String name, Event event) {
        if (name != null) {
            positions.computeIfAbsent(name, _ -> new ArrayList<>()).add(event.position());
        }
    }

    boolean knows(String name) {
        return known.containsKey(name);
    }

    /// Whether it is the one that its id means.
    boolean isNamed(CauseNode node) {
        return node.equals(known.get(node.id()));
    }

    /// What a node names as its causes, whether they are here or not.
    static List<String> causes(CauseNode node) {
        return switch (node) {
            case Event event -> event.cause().stream().toList();
            case Command command -> command.causes();
            case Unknown _ -> List.of();
        };
    }

    /// How many causes of a node are not here.
    int unknownCauses(CauseNode node) {
        return (int) causes(node).stream().filter(name -> !knows(name)).count();
    }

    /// The causes of a node that are here. What a command has appended hangs on the command, where that is here, and the command on its causes.
    List<CauseNode> parents(CauseNode node) {
        if (node instanceof Event event && event.command() != null && commands.containsKey(event.command())) {
            return List.of(commands.get(event.command()));
        }
        return causes(node).stream().flatMap(name -> Optional.ofNullable(known.get(name)).stream()).toList();
    }

    /// How many effects of a node are here, of those behind a position.
    int effects(CauseNode node, long after) {
        Stream<Long> named = byCause.getOrDefault(node.id(), List.of()).stream();
        Stream<Long> appended = node instanceof Command ? byCommand.getOrDefault(node.id(), List.of()).stream() : Stream.of();
        return (int) Stream.concat(named, appended).distinct().filter(position -> position > after).count();
    }
}
