package hindcast.domain;

import hindcast.domain.account.Account;
import hindcast.domain.order.Order;
import hindcast.store.aggregate.Aggregate;
import java.util.List;

/// The aggregates of the shop, for whoever opens its store. A stream of any other type is folded without domain knowledge.
public final class Shop {
    private Shop() {
    }

    /// Every aggregate of the domain, each with a stream type of its own.
    public static List<Aggregate<?, ?, ?>> aggregates() {
        return List.of(Order.AGGREGATE, Account.AGGREGATE);
    }
}
