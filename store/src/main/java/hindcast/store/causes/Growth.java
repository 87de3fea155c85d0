package hindcast.store.causes;

import hindcast.store.causes.Branch.Side;
import hindcast.store.causes.CauseGraph.Flow;
import hindcast.store.causes.CauseNode.Command;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseNode.Unknown;
import hindcast.store.jdbc.cause.CauseReads;
import hindcast.store.jdbc.cause.CauseReads.Found;
import hindcast.store.jdbc.cause.CauseReads.Wanted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A graph while it grows: which nodes it has, how far their effects were read, and whose causes nobody has looked for. Used once, by one thread.
final class Growth {
    /// How far a branch is counted.
    static final int COUNTED = 100;

    private static final long UNREAD = 0;
    private static final long ALL = Long.MAX_VALUE;

    private final CauseReads reads;
    private final CauseNode start;
    private final Kin kin = new Kin();
    private final SequencedMap<CauseNode, Long> read = new LinkedHashMap<>();
    private final SequencedSet<CauseNode> unasked = new LinkedHashSet<>();
    private @Nullable Flow flow;

    Growth(CauseReads reads, CauseNode start) {
        this.reads = reads;
        this.start = start;
        add(start);
        unasked.add(start);
    }

    Growth(CauseReads reads, CauseGraph graph) {
        this.reads = reads;
        this.start = graph.start();
        this.flow = graph.flow();
        graph.nodes().forEach(this::add);
        graph.nodes().forEach(node -> read.put(node, ALL));
        for (Branch branch : graph.branches()) {
            switch (branch.side()) {
                case CAUSES -> unasked.add(branch.at());
                case EFFECTS -> read.put(branch.at(), branch.after());
                case EARLIER, LATER -> { }
            }
        }
    }

    /// Follows the causes of nodes upwards, a statement a level.
    void climb(List<CauseNode> from, int levels) throws SQLException {
        List<CauseNode> level = from;
        for (int climbed = 0; climbed < levels && !level.isEmpty(); climbed++) {
            level = climb(level);
        }
    }

    private List<CauseNode> climb(List<CauseNode> level) throws SQLException {
        List<String> names = level.stream().flatMap(node -> Kin.causes(node).stream()).distinct().filter(name -> !kin.knows(name)).toList();
        Map<Integer, List<Found>> found = byName(names.isEmpty() ? List.of() : reads.named(names, Causes.FAN));
        List<CauseNode> next = new ArrayList<>();
        for (int number = 0; number < names.size(); number++) {
            CauseNode cause = named(names.get(number), found.getOrDefault(number, List.of()));
            if (add(cause)) {
                unasked.add(cause);
                next.add(cause);
            }
        }
        level.stream().filter(node -> kin.unknownCauses(node) == 0).forEach(unasked::remove);
        return next;
    }

    /// Effects behind a position were not read, of any node.
    ///
    /// @return the nodes of which all were here
    List<CauseNode> unread(long after) {
        List<CauseNode> whole = read.entrySet().stream().filter(node -> node.getValue() == ALL).map(Map.Entry::getKey).toList();
        whole.forEach(node -> read.put(node, after));
        return whole;
    }

    /// Follows the effects of nodes downwards, a statement a level.
    void descend(List<CauseNode> from, int levels) throws SQLException {
        List<CauseNode> level = from;
        for (int descended = 0; descended < levels && !level.isEmpty() && !isFull(); descended++) {
            level = descend(level);
        }
    }

    private List<CauseNode> descend(List<CauseNode> level) throws SQLException {
        List<Wanted> wanted = level.stream().map(this::wanted).toList();
        int most = 2 * CauseGraph.MOST;
        List<Found> rows = reads.effects(wanted, Causes.FAN, most);
        Map<Integer, List<Found>> found = byName(rows);
        int last = rows.size() < most ? level.size() : rows.getLast().wanted();
        SequencedSet<CauseNode> next = new LinkedHashSet<>();
        for (int number = 0; number < Math.min(last + 1, level.size()) && !isFull(); number++) {
            List<Event> effects = found.getOrDefault(number, List.of()).stream().map(Event::of).distinct().limit(Causes.FAN).toList();
            boolean all = number < last && effects.size() < Causes.FAN;
            open(level.get(number), effects, all, next);
        }
        return List.copyOf(next);
    }

    private void open(CauseNode node, List<Event> effects, boolean all, SequencedSet<CauseNode> next) {
        for (Event effect : effects) {
            if (!read.containsKey(effect) && !add(effect)) {
                return;
            }
            read.put(node, effect.position());
            // What was climbed through may have further effects.
            if (after(effect) == UNREAD) {
                next.add(effect);
            }
        }
        if (all) {
            read.put(node, ALL);
        }
    }

    /// Shows the flow of an event, from the event on to either side.
    void begin(String id, Event event) throws SQLException {
        flow = new Flow(id, event.position(), event.position());
        List<Event> around = new ArrayList<>();
        around.addAll(events(reads.before(id, event.position(), Causes.PAGE)));
        around.add(event);
        around.addAll(events(reads.after(id, event.position(), Causes.PAGE)));
        take(around);
    }

    /// Goes on before the first event of the flow.
    void earlier() throws SQLException {
        Flow known = Objects.requireNonNull(flow);
        take(events(reads.before(known.id(), known.from(), room())));
    }

    /// Goes on behind the last event of the flow.
    void later() throws SQLException {
        Flow known = Objects.requireNonNull(flow);
        take(events(reads.after(known.id(), known.to(), room())));
    }

    private void take(List<Event> events) throws SQLException {
        Flow known = Objects.requireNonNull(flow);
        long from = known.from();
        long to = known.to();
        for (Event event : events) {
            if (read.containsKey(event) || add(event)) {
                unasked.add(event);
                from = Math.min(from, event.position());
                to = Math.max(to, event.position());
            }
        }
        flow = new Flow(known.id(), from, to);
        climb(List.copyOf(unasked), 1);
    }

    /// The graph as it stands, with what is not open counted.
    CauseGraph graph() throws SQLException {
        List<Branch> branches = new ArrayList<>();
        for (CauseNode node : unasked) {
            int causes = kin.unknownCauses(node);
            if (causes > 0) {
                branches.add(new Branch(node, Side.CAUSES, causes, true, UNREAD));
            }
        }
        effects(branches);
        stretches(branches);
        return new CauseGraph(start, List.copyOf(read.keySet()), Edges.of(kin, List.copyOf(read.keySet())), branches, flow);
    }

    private void effects(List<Branch> branches) throws SQLException {
        List<CauseNode> nodes = read.keySet().stream().filter(node -> after(node) != ALL && kin.isNamed(node)).toList();
        if (nodes.isEmpty()) {
            return;
        }
        int[] shown = nodes.stream().mapToInt(node -> kin.effects(node, after(node))).toArray();
        int[] most = new int[shown.length];
        for (int number = 0; number < most.length; number++) {
            most[number] = shown[number] + COUNTED;
        }
        int[] counts = reads.count(nodes.stream().map(this::wanted).toList(), most);
        for (int number = 0; number < counts.length; number++) {
            int more = counts[number] - shown[number];
            if (more > 0) {
                branches.add(new Branch(nodes.get(number), Side.EFFECTS, more, more < COUNTED, after(nodes.get(number))));
            }
        }
    }

    private void stretches(List<Branch> branches) throws SQLException {
        if (flow == null) {
            return;
        }
        int before = reads.countBefore(flow.id(), flow.from(), COUNTED);
        int after = reads.countAfter(flow.id(), flow.to(), COUNTED);
        if (before > 0) {
            branches.add(new Branch(start, Side.EARLIER, before, before < COUNTED, UNREAD));
        }
        if (after > 0) {
            branches.add(new Branch(start, Side.LATER, after, after < COUNTED, UNREAD));
        }
    }

    /// What a name means: an event of that id, else the command of that id, else nothing that is known.
    static CauseNode named(String name, List<Found> found) {
        return found.stream().filter(row -> !row.command()).findFirst().<CauseNode>map(Event::of).orElseGet(() -> found.isEmpty()
                ? new Unknown(name)
                : new Command(name, found.stream().flatMap(row -> row.event().metadata().causationId().stream())
                        .filter(cause -> !cause.equals(name)).distinct().toList()));
    }

    private static Map<Integer, List<Found>> byName(List<Found> rows) {
        return rows.stream().collect(Collectors.groupingBy(Found::wanted));
    }

    private static List<Event> events(List<Found> rows) {
        return rows.stream().map(Event::of).toList();
    }

    private Wanted wanted(CauseNode node) {
        return new Wanted(node.id(), node instanceof Command, after(node));
    }

    private long after(CauseNode node) {
        return read.getOrDefault(node, UNREAD);
    }

    private int room() {
        return Math.min(2 * Causes.PAGE, CauseGraph.MOST - read.size());
    }

    private boolean isFull() {
        return read.size() >= CauseGraph.MOST;
    }

    /// Whether it is new, and there was room for it.
    private boolean add(CauseNode node) {
        if (isFull() || read.containsKey(node)) {
            return false;
        }
        read.put(node, UNREAD);
        kin.add(node);
        return true;
    }
}
