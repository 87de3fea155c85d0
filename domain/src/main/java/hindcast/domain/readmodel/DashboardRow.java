package hindcast.domain.readmodel;

import hindcast.domain.rule.Money;
import hindcast.store.projection.Key;
import java.math.BigDecimal;
import java.time.Instant;

/// What an hour changed in the orders of a status and a currency. The sum over all hours is what is there now; the sum over the statuses is what
/// the hour brought.
///
/// @param hour     the beginning of the hour of UTC in which the events were recorded
/// @param status   the name of the order's status; empty for orders of which it is not known, because the log began with something else
/// @param currency ISO 4217; empty for orders of which it is not known
/// @param entered  how many times an order came to the status from another one, or began with it
/// @param orders   how many orders came, less those that left; below zero when more left
/// @param revenue  what the orders in the status brought, in the currency: paid less refunded. An order that comes brings its own along, one that
///                 leaves takes it away. Written with the digits of the currency, so that the order of additions cannot be seen in it.
public record DashboardRow(
        @Key Instant hour,
        @Key String status,
        @Key String currency,
        long entered,
        long orders,
        BigDecimal revenue) {
    public DashboardRow {
        revenue = Money.usual(revenue, currency);
    }

    /// Whether it says nothing.
    boolean empty() {
        return entered == 0 && orders == 0 && revenue.signum() == 0;
    }

    /// Whether both are of the same orders of the same hour.
    boolean meets(DashboardRow other) {
        return hour.equals(other.hour) && status.equals(other.status) && currency.equals(other.currency);
    }

    DashboardRow plus(DashboardRow other) {
        return new DashboardRow(hour, status, currency, entered + other.entered, orders + other.orders, revenue.add(other.revenue));
    }
}
