package hindcast.store.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.StreamId;
import hindcast.store.causes.Branch.Side;
import hindcast.store.causes.CauseNode.Command;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseNode.Unknown;
import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What is found of causes and effects in a store of a few events.
final class CausesTest {
    private final PGSimpleDataSource source;
    private final Causes causes;
    private final Given given;

    CausesTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.causes = new Causes(source);
        this.given = new Given(EventStore.open(source));
    }

    @Test
    void causesAreClimbedToTheFirstAndEffectsFollowLevelByLevel() {
        given.event("Order/1", "a", null);
        given.event("Order/1", "b", "a");
        given.event("Payment/1", "c", "b");
        given.event("Order/1", "d", "c");
        given.event("Shipment/1", "e", "c");
        given.event("Order/2", "f", "d");
        given.event("Order/2", "stranger", null);

        CauseGraph graph = around("c");

        assertEquals(List.of("c", "b", "a", "d", "e", "f"), ids(graph));
        assertEquals(List.of(edge("b", "c"), edge("a", "b"), edge("c", "d"), edge("c", "e"), edge("d", "f")), graph.edges());
        assertEquals(List.of(), graph.branches());
        assertEquals(Optional.of(Duration.ofSeconds(2)), graph.edges().getLast().elapsed());
        assertEquals(graph, causes.around(new CauseSubject.At(new StreamId("Payment", "1"), 1), Causes.LEVELS).orElseThrow());
    }

    @Test
    void whatIsNotOpenIsCountedAndOpenedOnDemand() {
        given.event("Order/1", "a", null);
        given.event("Order/1", "b", "a");
        given.event("Order/1", "sister", "a");
        given.event("Order/1", "c", "b");
        given.event("Order/1", "d", "c");

        CauseGraph closed = causes.around(new CauseSubject.Named("b"), 0).orElseThrow();
        assertEquals(List.of(new Branch(given.the("b"), Side.EFFECTS, 1, true, 0), new Branch(given.the("a"), Side.EFFECTS, 1, true, 0)), closed.branches());

        CauseGraph once = causes.opened(closed, closed.branch(given.the("b"), Side.EFFECTS).orElseThrow());
        assertEquals(List.of("b", "a", "c"), ids(once));
        CauseGraph twice = causes.opened(once, once.branch(given.the("a"), Side.EFFECTS).orElseThrow());
        assertEquals(List.of("b", "a", "c", "sister"), ids(twice));
        assertEquals(List.of(new Branch(given.the("c"), Side.EFFECTS, 1, true, 0)), twice.branches());
    }

    @Test
    void aGraphGrowsByWhatWasAppendedSinceAndWhatIsNotOpenIsCounted() {
        given.event("Order/1", "a", null);
        given.event("Order/1", "b", "a");
        given.event("Order/1", "sister", "a");
        given.event("Order/1", "c", "b");
        CauseGraph before = around("b");
        assertEquals(List.of("+1"), before.branches().stream().map(Branch::words).toList());

        given.event("Payment/1", "late", "b");
        given.event("Payment/1", "later", "late");
        given.event("Payment/1", "youngest", "a");
        given.event("Payment/1", "stranger", null);
        CauseGraph after = causes.grown(before, given.the("c").position());

        assertEquals(List.of("b", "a", "c", "late", "later"), ids(after));
        assertEquals(List.of(edge("a", "b"), edge("b", "c"), edge("b", "late"), edge("late", "later")), after.edges());
        assertEquals(List.of("+2"), after.branches().stream().map(Branch::words).toList());
        assertEquals(after, causes.grown(after, given.the("c").position()));
    }

    @Test
    void aFlowGrowsAtItsEnd() {
        given.event("Order/1", "a", null, null, "flow");
        given.event("Order/1", "b", "a", null, "flow");
        CauseGraph before = causes.flow(new CauseSubject.Named("a")).orElseThrow();
        given.event("Payment/1", "c", "b", null, "flow");
        given.event("Payment/1", "d", "b", null, "another");

        CauseGraph after = causes.grown(before, given.the("b").position());

        assertEquals(List.of("a", "b", "c"), ids(after));
        assertEquals(List.of(new Branch(given.the("b"), Side.EFFECTS, 1, true, given.the("b").position())), after.branches());
    }

    @Test
    void effectsAloneCountTheCausesAbove() {
        given.event("Order/1", "a", null);
        given.event("Order/1", "b", "a");
        given.event("Order/1", "c", "b");

        CauseGraph graph = causes.effects(new CauseSubject.Named("b"), 3).orElseThrow();
        assertEquals(List.of("b", "c"), ids(graph));
        assertEquals(List.of(new Branch(given.the("b"), Side.CAUSES, 1, true, 0)), graph.branches());
    }

    @Test
    void anEventThatNamesNothingAndIsNamedByNothingStandsAlone() {
        given.event("Order/1", "a", null);

        assertTrue(around("a").alone());
        assertEquals(Optional.empty(), causes.around(new CauseSubject.Named("nobody"), 3));
        assertEquals(Optional.empty(), causes.flow(new CauseSubject.At(new StreamId("Order", "1"), 2)));
    }

    @Test
    void aCauseThatTheStoreDoesNotKnowIsAStubWithAllThatNamesIt() {
        given.event("Order/1", "a", "gone");
        given.event("Order/2", "b", "gone");

        CauseGraph graph = around("a");
        assertEquals(List.of(given.the("a"), new Unknown("gone")), graph.nodes());
        assertEquals(List.of(new CauseEdge(new Unknown("gone"), given.the("a"), false)), graph.edges());
        assertEquals(Optional.empty(), graph.edges().getFirst().elapsed());
        assertEquals(List.of(new Branch(new Unknown("gone"), Side.EFFECTS, 1, true, 0)), graph.branches());
        assertEquals(List.of(new Unknown("gone"), given.the("a"), given.the("b")), around("gone").nodes());
    }

    @Test
    void aCommandIsTheCauseOfWhatItAppendedAndOfWhatNamesIt() {
        given.event("Order/1", "a", null);
        Event appended = given.event("Order/1", "b", "a", "pay", null);
        given.event("Account/1", "c", "pay");
        Event ownCommand = given.event("Order/3", "d", null, "create", null);

        Command pay = new Command("pay", List.of("a"));
        CauseGraph up = around("c");
        assertEquals(List.of(given.the("c"), pay, given.the("a")), up.nodes());
        assertEquals(List.of(new Branch(pay, Side.EFFECTS, 1, true, 0), new Branch(given.the("a"), Side.EFFECTS, 1, true, 0)), up.branches());

        CauseGraph down = around("pay");
        assertEquals(List.of(pay, given.the("a"), appended, given.the("c")), down.nodes());
        assertEquals(
                List.of(new CauseEdge(given.the("a"), pay, false), new CauseEdge(pay, appended, false), new CauseEdge(pay, given.the("c"), false)),
                down.edges());
        assertEquals(List.of(ownCommand, new Command("create", List.of())), around("d").nodes());
    }

    @Test
    void theCommandOfImportedEventsIsFoundInTheirMetadata() throws SQLException {
        Given.execute(source, """
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('Order', '9', 1, 'a', 'Placed', 1, '{}', '{"commandId": "k", "causationId": "k"}'),
                    ('Order', '9', 2, 'b', 'Paid', 1, '{}', '{"commandId": "l", "causationId": "a"}')
                """);

        assertEquals(List.of("a", "k", "b"), ids(around("a")));
        assertEquals(List.of("l", "a", "k", "b"), ids(around("l")));
    }

    @Test
    void aCycleIsMarkedWhereItClosesAndEndsThere() {
        given.event("Order/1", "a", "c");
        given.event("Order/1", "b", "a");
        given.event("Order/1", "c", "b");
        given.event("Order/1", "d", "c");
        given.event("Order/2", "own", "own");

        CauseGraph graph = around("b");
        assertEquals(List.of("b", "a", "c", "d"), ids(graph));
        assertEquals(List.of(edge("a", "b"), new CauseEdge(given.the("c"), given.the("a"), true), edge("b", "c"), edge("c", "d")), graph.edges());
        assertEquals(List.of(new CauseEdge(given.the("own"), given.the("own"), true)), around("own").edges());
    }

    @Test
    void aFlowIsAllOfItsEventsWithCausesFromElsewhere() {
        given.event("Order/0", "outside", null);
        given.event("Order/1", "a", "outside", null, "flow");
        given.event("Order/1", "b", "a", null, "flow");
        given.event("Order/2", "stranger", null, null, "other");
        given.event("Account/1", "c", "gone", null, "flow");

        CauseGraph graph = causes.flow(new CauseSubject.Named("b")).orElseThrow();

        assertEquals(List.of("b", "a", "c", "outside", "gone"), ids(graph));
        assertEquals(List.of(edge("a", "b"), edge("outside", "a"), new CauseEdge(new Unknown("gone"), given.the("c"), false)), graph.edges());
        assertEquals(new CauseGraph.Flow("flow", 2, 5), graph.flow());
        assertEquals(List.of(), graph.branches());
    }

    @Test
    void whoBelongsToNoFlowIsAnsweredWithWhatIsNear() {
        given.event("Order/1", "a", null);
        given.event("Order/1", "b", "a");

        CauseGraph graph = causes.flow(new CauseSubject.Named("a")).orElseThrow();
        assertEquals(List.of("a", "b"), ids(graph));
        assertEquals(null, graph.flow());
    }

    @Test
    void metadataThatTheDatabaseCannotReadNamesNothingAndIsAppendedAllTheSame() throws SQLException {
        Given.execute(source, """
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('Order', '1', 1, 'a', 'Placed', 1, '{}', '{"causationId": "x", "userAgent": "\\u0000"}'),
                    ('Order', '1', 2, 'b', 'Placed', 1, '{}', ('{"causationId": "' || repeat('long', 5000) || '"}')::json)
                """);

        assertEquals(List.of("a", "x"), ids(around("a")));
        assertEquals(List.of("long".repeat(5000), "b"), ids(around("long".repeat(5000))));
    }

    @Test
    void anAuditorMayAsk() throws SQLException {
        given.event("Order/1", "a", null, null, "flow");
        given.event("Order/1", "b", "a", null, "flow");
        Given.execute(source, "create role causes_auditor login in role hindcast_auditor");

        Causes auditors = new Causes(as("causes_auditor"));
        assertEquals(around("b"), auditors.around(new CauseSubject.Named("b"), Causes.LEVELS).orElseThrow());
        assertEquals(List.of("b", "a"), ids(auditors.flow(new CauseSubject.Named("b")).orElseThrow()));
    }

    private DataSource as(String user) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setServerNames(source.getServerNames());
        other.setPortNumbers(source.getPortNumbers());
        other.setDatabaseName(source.getDatabaseName());
        other.setUser(user);
        return other;
    }

    private CauseGraph around(String id) {
        return causes.around(new CauseSubject.Named(id), Causes.LEVELS).orElseThrow();
    }

    private CauseEdge edge(String cause, String effect) {
        return new CauseEdge(given.the(cause), given.the(effect), false);
    }

    private static List<String> ids(CauseGraph graph) {
        return graph.nodes().stream().map(CauseNode::id).toList();
    }
}
