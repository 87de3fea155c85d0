package hindcast.store.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.causes.Branch.Side;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Flows, fans and chains that are longer than anybody can look at.
final class LargeCausesTest {
    private static final int MANY = 100_000;

    private final DataSource source;
    private final Causes causes;

    LargeCausesTest(@Database(Database.Kind.OWN) DataSource source) {
        this.source = source;
        this.causes = new Causes(source);
    }

    @Test
    void aHundredThousandEventsOfOneCauseAndOneFlowAreOpenedAFewAtATime() throws SQLException {
        Given.bulk(source, MANY, "json_build_object('correlationId', 'all', 'causationId', case when n > 1 then 'e1' end)");

        CauseGraph fan = causes.around(new CauseSubject.Named("e1"), 3).orElseThrow();
        assertEquals(ids(1, 1 + Causes.FAN), ids(fan));
        assertEquals(List.of(new Branch(fan.start(), Side.EFFECTS, Growth.COUNTED, false, 21)), fan.branches());
        assertEquals(ids(1, 1 + 2 * Causes.FAN), ids(causes.opened(fan, fan.branches().getFirst())));

        CauseGraph sister = causes.around(new CauseSubject.Named("e70000"), 3).orElseThrow();
        assertEquals(List.of("e70000", "e1"), ids(sister));
        assertEquals("+100 or more", sister.branches().getFirst().words());

        CauseGraph flow = causes.flow(new CauseSubject.Named("e50000")).orElseThrow();
        assertEquals(2 * Causes.PAGE + 2, flow.nodes().size());
        assertEquals(new CauseGraph.Flow("all", 49_900, 50_100), flow.flow());
        assertEquals(List.of(Side.EFFECTS, Side.EARLIER, Side.LATER), flow.branches().stream().map(Branch::side).toList());
    }

    @Test
    void aGraphIsFullAtItsBoundHoweverOftenOneOpensIt() throws SQLException {
        Given.bulk(source, 3_000, "json_build_object('correlationId', 'all')");

        CauseGraph graph = causes.flow(new CauseSubject.Named("e1")).orElseThrow();
        for (int opened = 0; opened < 12; opened++) {
            graph = causes.opened(graph, graph.branch(graph.start(), Side.LATER).orElseThrow());
        }

        assertTrue(graph.full());
        assertEquals(ids(1, CauseGraph.MOST), ids(graph));
        assertEquals(graph, causes.opened(graph, graph.branch(graph.start(), Side.LATER).orElseThrow()));
    }

    @Test
    void aDeepChainIsClimbedAStretchAtATimeAndItsEffectsAFewLevels() throws SQLException {
        Given.bulk(source, 3_000, "json_build_object('causationId', 'e' || n - 1)");

        CauseGraph graph = causes.around(new CauseSubject.Named("e2900"), 3).orElseThrow();
        assertEquals(1 + Causes.CLIMB + 3, graph.nodes().size());
        Event highest = (Event) graph.nodes().get(Causes.CLIMB);
        Event lowest = (Event) graph.nodes().getLast();
        assertEquals(List.of("e2700", "e2903"), List.of(highest.id(), lowest.id()));
        assertEquals(List.of(new Branch(highest, Side.CAUSES, 1, true, 0), new Branch(lowest, Side.EFFECTS, 1, true, 0)), graph.branches());

        CauseGraph further = causes.opened(graph, graph.branches().getFirst());
        assertEquals(1 + 2 * Causes.CLIMB + 3, further.nodes().size());
        assertFalse(further.full());
    }

    @Test
    void aWideTreeEndsAtTheBoundAndCountsTheRest() throws SQLException {
        Given.bulk(source, MANY, "json_build_object('causationId', 'e' || n / 40)");

        CauseGraph graph = causes.around(new CauseSubject.Named("e1"), 30).orElseThrow();

        assertTrue(graph.full());
        assertEquals(CauseGraph.MOST - 1, graph.edges().size());
        assertEquals(new Branch(graph.start(), Side.EFFECTS, 20, true, 59), graph.branch(graph.start(), Side.EFFECTS).orElseThrow());
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> "e" + number).toList();
    }

    private static List<String> ids(CauseGraph graph) {
        return graph.nodes().stream().map(CauseNode::id).toList();
    }
}
