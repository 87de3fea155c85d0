package hindcast.domain.order;

import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderState.Item;
import java.math.BigDecimal;
import java.util.List;

/// The items of an order: what adding, removing and returning make of a list of them. Items that do not change stay the same objects.
final class OrderItems {
    private OrderItems() {
    }

    /// More of a product: on the item of the same product and price, or behind the others.
    static List<Item> added(List<Item> items, String productId, int quantity, BigDecimal price) {
        int size = items.size();
        int at = 0;
        while (at < size && !isSame(items.get(at), productId, price)) {
            at++;
        }
        Item[] next = items.toArray(new Item[Math.max(size, at + 1)]);
        next[at] = at < size
                ? new Item(productId, next[at].quantity() + quantity, next[at].price(), next[at].returned())
                : new Item(productId, quantity, price, 0);
        return List.of(next);
    }

    /// Without a product; the same list when it is not there.
    static List<Item> removed(List<Item> items, String productId) {
        return contains(items, productId)
                ? items.stream().filter(item -> !item.productId().equals(productId)).toList()
                : items;
    }

    /// With what came back, on the first items of its product that still have something out. More than was bought is put on the last of them:
    /// it is what was recorded. A product that is not there changes nothing.
    static List<Item> returned(List<Item> items, List<Returned> back) {
        Item[] next = items.toArray(new Item[0]);
        for (Returned returned : back) {
            long left = returned.quantity();
            int last = -1;
            for (int i = 0; i < next.length && left != 0; i++) {
                if (next[i].productId().equals(returned.productId())) {
                    long taken = Math.min(left, Math.max(0, next[i].quantity() - next[i].returned()));
                    next[i] = back(next[i], taken);
                    left -= taken;
                    last = i;
                }
            }
            if (last >= 0) {
                next[last] = back(next[last], left);
            }
        }
        return List.of(next);
    }

    /// Whether there are items, and none of them is out any more.
    static boolean allBack(List<Item> items) {
        return !items.isEmpty() && items.stream().allMatch(item -> item.returned() >= item.quantity());
    }

    static boolean contains(List<Item> items, String productId) {
        return items.stream().anyMatch(item -> item.productId().equals(productId));
    }

    /// How much of a product was bought and has not come back.
    static long out(List<Item> items, String productId) {
        return items.stream()
                .filter(item -> item.productId().equals(productId))
                .mapToLong(item -> item.quantity() - item.returned())
                .sum();
    }

    /// What the items of a product cost together; zero when it is not there.
    static BigDecimal cost(List<Item> items, String productId) {
        return items.stream()
                .filter(item -> item.productId().equals(productId))
                .map(item -> item.price().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isSame(Item item, String productId, BigDecimal price) {
        return item.productId().equals(productId) && item.price().compareTo(price) == 0;
    }

    private static Item back(Item item, long quantity) {
        return quantity == 0 ? item : new Item(item.productId(), item.quantity(), item.price(), item.returned() + quantity);
    }
}
