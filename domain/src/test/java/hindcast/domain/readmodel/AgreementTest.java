package hindcast.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.domain.sample.SampleShop;
import hindcast.store.Bulk.Placement;
import hindcast.store.Bulk;
import hindcast.store.EventStore;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import hindcast.store.testing.RealOrders;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// The read models as they stand in the database against queries of the events themselves, which know no fold: two ways to the same number.
final class AgreementTest {
    private final PGSimpleDataSource source;
    private final EventStore store;

    AgreementTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    @RealOrders.Needed
    void theRealOrdersAreCountedAsTheirEventsAre() throws Exception {
        project(RealOrders.events().stream().map(event -> new Placement(
                event.stream(), event.version(),
                new NewEvent(event.id(), event.type(), event.revision(), event.data(), event.metadata(), event.recordedAt()))));

        assertEquals(texts("select count(distinct stream_id) from hindcast.events"), texts("select count(*) from read_model.orders"));
        agreeOnStages();
        agreeOnRevenue();
    }

    @Test
    void theSampleIsCountedAsItsEventsAre() throws Exception {
        project(SampleShop.of(7, 400, Instant.parse("2026-03-01T12:00:00Z")));

        assertEquals(
                texts("select count(distinct stream_id) from hindcast.events where stream_type = 'Account'"),
                texts("select count(*) from read_model.accounts"));
        agreeOnStages();
        agreeOnRevenue();
        assertEquals(
                texts("""
                        select sum(case type when 'MoneyDeposited' then 1 else -1 end * (data ->> 'amount')::numeric)
                        from hindcast.events
                        where type in ('MoneyDeposited', 'MoneyWithdrawn')
                        """),
                texts("select sum(balance) from read_model.accounts"));
        assertFalse(texts("select 1 from read_model.dashboard where revenue > 100").isEmpty());
    }

    /// By day of the orders' creation, how many reached a stage.
    private void agreeOnStages() throws SQLException {
        for (String[] stage : new String[][] {{"PaymentAuthorized", "paid"}, {"OrderDelivered", "delivered"}, {"OrderConfirmed", "confirmed"}}) {
            assertEquals(
                    texts("""
                            select (c.recorded_at at time zone 'UTC')::date || ' ' || count(distinct s.stream_id)
                            from hindcast.events c
                            left join hindcast.events s on s.stream_type = c.stream_type and s.stream_id = c.stream_id and s.type = '%s'
                            where c.type = 'OrderCreated'
                            group by (c.recorded_at at time zone 'UTC')::date
                            order by (c.recorded_at at time zone 'UTC')::date
                            """.formatted(stage[0])),
                    texts("select day || ' ' || %s from read_model.analytics_funnel order by day".formatted(stage[1])));
        }
        assertEquals(
                texts("select count(distinct stream_id) from hindcast.events where type = 'OrderCancelled'"),
                texts("select coalesce(sum(orders), 0) from read_model.analytics_cancellations"));
        assertEquals(
                texts("select count(distinct stream_id) from hindcast.events where stream_type = 'Order'"),
                texts("select sum(orders) from read_model.dashboard_status"));
    }

    /// What was authorized, or else initiated, or else ordered and corrected, less what was refunded.
    private void agreeOnRevenue() throws SQLException {
        String paid = """
                select coalesce(sum(coalesce((data ->> 'amount')::numeric, (
                    select (i.data ->> 'amount')::numeric
                    from hindcast.events i
                    where i.stream_type = e.stream_type
                      and i.stream_id = e.stream_id
                      and i.version < e.version
                      and i.type = 'PaymentInitiated'
                    order by i.version desc
                    limit 1), 0)), 0) - (
                        select coalesce(sum((data ->> 'amount')::numeric), 0)
                        from hindcast.events
                        where type = 'PaymentRefunded')
                from hindcast.events e
                where type = 'PaymentAuthorized'
                """;
        assertEquals(0, new BigDecimal(texts(paid).getFirst()).compareTo(new BigDecimal(
                texts("select coalesce(sum(revenue), 0) from read_model.dashboard").getFirst())));
        assertEquals(0, new BigDecimal(texts(paid).getFirst()).compareTo(new BigDecimal(
                texts("select coalesce(sum(revenue), 0) from read_model.analytics").getFirst())));
    }

    private void project(Stream<Placement> placements) throws InterruptedException, SQLException {
        try (Bulk bulk = store.bulk()) {
            placements.gather(Gatherers.windowFixed(1_000)).forEach(bulk::place);
            bulk.commit();
        }
        BlockingQueue<String> moved = new LinkedBlockingQueue<>();
        ProjectionRunner runner = new ProjectionRunner(source, store, Shop.projections(), "agreement", new Moved(moved));
        try (runner) {
            runner.start();
            while (!texts("select count(*) from hindcast.generations where checkpoint = (select max(position) from hindcast.events)").equals(List.of("4"))) {
                assertTrue(moved.poll(60, TimeUnit.SECONDS) != null);
            }
        }
    }

    private record Moved(BlockingQueue<String> queue) implements ProjectionRunner.Listener {
        @Override
        public void holds(Set<String> names) {
            queue.addAll(names);
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            queue.add(projection);
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            throw new IllegalStateException(projection + " stands at " + position + ": " + reason);
        }

        @Override
        public void away(StoreException why) {
            throw new IllegalStateException(why);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
