package hindcast.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuilds;
import hindcast.store.projection.rebuild.Scope;
import hindcast.store.testing.Database;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.ds.PGSimpleDataSource;

/// Values that JSON can hold and a table cannot: the event is to blame, and it is named, as if it could not be folded.
final class UnstorableTest {
    private final EventStore store;
    private final Projections projections;

    UnstorableTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.store = EventStore.open(source);
        this.projections = new Projections(source, Shop.projections());
    }

    @TestFactory
    Stream<DynamicTest> aRebuildFailsAtTheEventWhoseRowNoTableHolds() {
        projections.begin();
        create("fine", "anna", "EUR", "10");
        create("odd", "an\\u0000na", "EUR", "10");
        create("odder", "anna", "E\\u0000R", "10");
        String noText = "the column %s would hold a character of code 0, which no text of PostgreSQL can";
        return Stream.of(
                fails("orders", 2, noText.formatted("customer")), fails("analytics", 3, noText.formatted("currency")),
                fails("dashboard", 3, noText.formatted("currency")));
    }

    private void create(String id, String customer, String currency, String price) {
        String data = """
                {"customerId": "%s", "currency": "%s", "items": [{"productId": "a", "quantity": 1, "price": %s}], "customerNotes": ""}"""
                .formatted(customer, currency, price);
        store.append(new StreamId("Order", id), 0, List.of(new NewEvent("e-" + id, "OrderCreated", 3, data, Metadata.NONE, null)));
    }

    private DynamicTest fails(String name, long position, String reason) {
        return DynamicTest.dynamicTest(name, () -> {
            Rebuilds rebuilds = new Rebuilds(projections, store, "this test", new Bounds(1, 1, 10));
            Rebuilds.Begun begun = rebuilds.begin(name, new Scope.All(), "maria", "a try");
            assertEquals(new Ended.Failed(position, reason), ((Rebuilds.Begun.Yes) begun).rebuild().run(_ -> { }));
        });
    }
}
