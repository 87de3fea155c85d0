package hindcast.domain;

import hindcast.domain.account.Account;
import hindcast.domain.order.Order;
import hindcast.domain.readmodel.Accounts;
import hindcast.domain.readmodel.Analytics;
import hindcast.domain.readmodel.Dashboard;
import hindcast.domain.readmodel.Orders;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.Projection;
import java.util.List;

/// The aggregates of the shop and its read models, for whoever opens its store. A stream of any other type is folded without domain knowledge.
public final class Shop {
    private Shop() {
    }

    /// Every aggregate of the domain, each with a stream type of its own.
    public static List<Aggregate<?, ?, ?>> aggregates() {
        return List.of(Order.AGGREGATE, Account.AGGREGATE);
    }

    /// Every read model of the domain, each of another name.
    public static List<Projection<?, ?, ?>> projections() {
        return List.of(Orders.PROJECTION, Accounts.PROJECTION, Dashboard.PROJECTION, Analytics.PROJECTION);
    }
}
