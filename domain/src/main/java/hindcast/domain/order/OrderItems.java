package hindcast.domain.order;

import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderState.Item;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// The items of an order, never changed: adding, removing and returning make a new list, in which the items that stay are the same objects.
/// The hashes of their products lie side by side, so that an addition to an order of thousands of items need not visit each of them.
final class OrderItems extends AbstractList<Item> implements RandomAccess {
    static final OrderItems NONE = new OrderItems(new Item[0], new int[0]);

    private final Item[] items;
    private final int[] products;

    private OrderItems(Item[] items, int[] products) {
        this.items = items;
        this.products = products;
    }

    static OrderItems of(List<Item> items) {
        return items instanceof OrderItems same ? same : of(items.toArray(Item[]::new));
    }

    private static OrderItems of(Item[] items) {
        return new OrderItems(items, Arrays.stream(items).mapToInt(item -> item.productId().hashCode()).toArray());
    }

    @Override
    public Item get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }

    /// In one copy instead of item by item: whoever looks for what changed asks for it at each event.
    @Override
    public Object[] toArray() {
        return Arrays.copyOf(items, items.length, Object[].class);
    }

    /// More of a product: on the item of the same product and price, or behind the others.
    OrderItems added(String productId, int quantity, BigDecimal price) {
        int at = next(productId, 0);
        while (at < items.length && items[at].price().compareTo(price) != 0) {
            at = next(productId, at + 1);
        }
        if (at < items.length) {
            Item[] more = items.clone();
            more[at] = new Item(more[at].productId(), more[at].quantity() + quantity, more[at].price(), more[at].returned());
            return new OrderItems(more, products);
        }
        Item[] more = Arrays.copyOf(items, at + 1);
        int[] hashes = Arrays.copyOf(products, at + 1);
        more[at] = new Item(productId, quantity, price, 0);
        hashes[at] = productId.hashCode();
        return new OrderItems(more, hashes);
    }

    /// Without a product; the same list when it is not there.
    OrderItems removed(String productId) {
        int from = next(productId, 0);
        if (from == items.length) {
            return this;
        }
        Item[] left = new Item[items.length];
        int[] hashes = new int[items.length];
        int size = 0;
        int at = 0;
        for (int gone = from; at < items.length; gone = next(productId, at)) {
            System.arraycopy(items, at, left, size, gone - at);
            System.arraycopy(products, at, hashes, size, gone - at);
            size += gone - at;
            at = gone + 1;
        }
        return new OrderItems(Arrays.copyOf(left, size), Arrays.copyOf(hashes, size));
    }

    /// With what came back, on the first items of its product that still have something out. More than was bought is put on the last of them:
    /// it is what was recorded. A product that is not there changes nothing.
    OrderItems returned(List<Returned> back) {
        Item[] after = items.clone();
        for (Returned returned : back) {
            long left = returned.quantity();
            int last = -1;
            for (int at = next(returned.productId(), 0); at < after.length && left != 0; at = next(returned.productId(), at + 1)) {
                long taken = Math.min(left, Math.max(0, after[at].quantity() - after[at].returned()));
                after[at] = back(after[at], taken);
                left -= taken;
                last = at;
            }
            if (last >= 0) {
                after[last] = back(after[last], left);
            }
        }
        return new OrderItems(after, products);
    }

    /// Whether there are items, and none of them is out any more.
    boolean allBack() {
        return items.length > 0 && stream().allMatch(item -> item.returned() >= item.quantity());
    }

    boolean holds(String productId) {
        return next(productId, 0) < items.length;
    }

    /// How much of a product was bought and has not come back.
    long out(String productId) {
        return stream().filter(item -> item.productId().equals(productId)).mapToLong(item -> item.quantity() - item.returned()).sum();
    }

    /// What the items of a product cost together; zero when it is not there.
    BigDecimal cost(String productId) {
        BigDecimal cost = BigDecimal.ZERO;
        for (int at = next(productId, 0); at < items.length; at = next(productId, at + 1)) {
            cost = cost.add(items[at].price().multiply(BigDecimal.valueOf(items[at].quantity())));
        }
        return cost;
    }

    /// Where the product is found next, from that place on; the size when it is not.
    private int next(String productId, int from) {
        int hash = productId.hashCode();
        int at = from;
        while (at < products.length && (products[at] != hash || !items[at].productId().equals(productId))) {
            at++;
        }
        return at;
    }

    private static Item back(Item item, long quantity) {
        return quantity == 0 ? item : new Item(item.productId(), item.quantity(), item.price(), item.returned() + quantity);
    }
}
