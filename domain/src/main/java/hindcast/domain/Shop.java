package hindcast.domain;

/// The aggregates of the shop, for whoever opens its store.
public final class Shop {
    private Shop() {
    }
}
