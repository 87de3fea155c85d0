package hindcast.app.causes;

import hindcast.store.Metadata;
import hindcast.store.StreamId;
import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode.Command;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseNode.Unknown;
import java.time.Instant;
import java.util.List;

/// Graphs that tests draw.
public final class Graphs {
    static final Event PLACED = event(1, "Order/7", 1, "OrderCreated", 0);
    static final Event PAID = event(2, "Order/7", 2, "PaymentAuthorized", 1_500);
    static final Event TAKEN = event(3, "Account/a \"quoted\" & <b>", 4, "MoneyWithdrawn", 1_540);
    static final Command PAY = new Command("pay", List.of("1"));
    static final Unknown GONE = new Unknown("gone");

    private Graphs() {
    }

    static Event event(long position, String stream, int version, String type, int millis) {
        return new Event(position, StreamId.parse(stream), version, Long.toString(position), type,
                Instant.parse("2026-11-19T14:02:11.500Z").plusMillis(millis), Metadata.NONE, null);
    }

    /// A missing parent, a command, two aggregates, a cycle, and two branches.
    public static CauseGraph mixed() {
        return new CauseGraph(PAID, List.of(PAID, PAY, PLACED, GONE, TAKEN), List.of(
                new CauseEdge(PAY, PAID, false), new CauseEdge(PLACED, PAY, false), new CauseEdge(GONE, PLACED, false),
                new CauseEdge(PAID, TAKEN, false), new CauseEdge(TAKEN, PLACED, true)),
                List.of(new Branch(PLACED, Branch.Side.EFFECTS, 3, true, 0), new Branch(TAKEN, Branch.Side.EFFECTS, 100, false, 0)), null);
    }
}
