package hindcast.domain.readmodel;

import static hindcast.domain.order.Orders.CANCELLED;
import static hindcast.domain.order.Orders.CONFIRMED;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.DELIVERED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.SHIPPED;
import static hindcast.domain.order.Orders.money;
import static hindcast.domain.readmodel.Replay.log;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.store.Recorded;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/// What the views over the rows answer on a real PostgreSQL whose clock on the wall is not that of UTC.
final class ViewsTest {
    private static final List<Recorded<OrderEvent>> LOG = Stream.<List<Recorded<OrderEvent>>>of(
            log("o-1", HOURS, CREATED, CONFIRMED, PAID, SHIPPED, DELIVERED),
            log("o-2", HOURS, CREATED, PAID, SHIPPED, new PaymentRefunded(money("8.80"), "damaged")),
            log("o-3", HOURS, CREATED, CANCELLED),
            log("o-4", HOURS, PAID, CREATED),
            log("o-5", HOURS, DELIVERED)).flatMap(List::stream).toList();

    private final Connection connection;

    ViewsTest(@Database DataSource source) throws SQLException {
        this.connection = source.getConnection();
        connection.createStatement().execute("set timezone = 'America/New_York'");
    }

    @Test
    void theDashboardNow() throws SQLException {
        assertEquals(
                Set.of("CANCELLED EUR 1 0.00", "DELIVERED EUR 1 88.80", "SHIPPED EUR 1 80.00", "DRAFT EUR 1 88.80", "DELIVERED  1 0"),
                ask(Dashboard.PROJECTION, "status"));
    }

    @Test
    void theDashboardByHour() throws SQLException {
        assertEquals(
                Set.of(
                        "1969-12-31 20:00:00-05 EUR 3 0.00", "1969-12-31 20:00:00-05  2 88.8",
                        "1969-12-31 21:00:00-05 EUR 1 177.60", "1969-12-31 21:00:00-05  -1 -88.8",
                        "1969-12-31 22:00:00-05 EUR 0 88.80", "1969-12-31 23:00:00-05 EUR 0 -8.80", "1970-01-01 00:00:00-05 EUR 0 0.00"),
                ask(Dashboard.PROJECTION, "hours"));
    }

    @Test
    void theFunnelCountsWhoReachedAStage() throws SQLException {
        assertEquals(Set.of("1970-01-01 4 1 3 2 1"), ask(Analytics.PROJECTION, "funnel"));
    }

    @Test
    void cancellationsHaveReasons() throws SQLException {
        assertEquals(Set.of("1970-01-01 changed my mind 1"), ask(Analytics.PROJECTION, "cancellations"));
    }

    @Test
    void refundsAreSummedByCurrency() throws SQLException {
        assertEquals(Set.of("1970-01-01 EUR 1 8.80"), ask(Analytics.PROJECTION, "refunds"));
    }

    @Test
    void aPaymentBeforeTheBeginningTookLessThanNoTime() throws SQLException {
        assertEquals(Set.of("1970-01-01 3600 6840 3600 3600 3600 3600"), ask(Analytics.PROJECTION, "stages"));
    }

    /// The lines of a view over the rows that the log makes.
    private <R extends Record> Set<String> ask(Projection<?, OrderEvent, R> projection, String name) throws SQLException {
        RowShape<R> shape = RowShape.of(projection.row());
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("create temporary table rows (" + shape.signature() + ")");
            fill(shape, Replay.rows(projection, LOG));
            String query = projection.views().stream().filter(view -> view.name().equals(name)).findFirst().orElseThrow().query();
            return lines(statement.executeQuery(query.formatted("rows")));
        }
    }

    private <R extends Record> void fill(RowShape<R> shape, Set<R> rows) throws SQLException {
        String places = shape.columns().stream().map(column -> "?::" + column.type().plain()).collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement("insert into rows values (" + places + ")")) {
            for (R row : rows) {
                @Nullable Object[] values = shape.values(row);
                for (int index = 0; index < values.length; index++) {
                    insert.setObject(index + 1, values[index] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[index]);
                }
                insert.execute();
            }
        }
    }

    private static Set<String> lines(ResultSet result) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (result.next()) {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                values.add(result.getString(column));
            }
            lines.add(String.join(" ", values));
        }
        return Set.copyOf(lines);
    }
}
