package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountEvent.AccountClosed;
import hindcast.domain.account.AccountEvent.AccountCreated;
import hindcast.domain.account.AccountEvent.MoneyDeposited;
import hindcast.domain.account.AccountEvent.MoneyWithdrawn;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.OrderDelivered;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.OrderItemRemoved;
import hindcast.domain.order.OrderEvent.OrderPickedUp;
import hindcast.domain.order.OrderEvent.OrderReady;
import hindcast.domain.order.OrderEvent.OrderShipped;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentFailed;
import hindcast.domain.order.OrderEvent.PaymentInitiated;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderEvent.PreparationStarted;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import hindcast.domain.order.OrderStatus;
import hindcast.domain.order.ShippingStatus;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// One payload of every revision of every event type that was ever stored. Files may be added here, never changed or taken away:
/// stores out there hold their like.
final class StoredEventsTest {
    private static final EventCodec<OrderEvent> ORDERS = Order.AGGREGATE.codec();
    private static final EventCodec<AccountEvent> ACCOUNTS = Account.AGGREGATE.codec();

    private static final Map<String, OrderEvent> ORDER_EVENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("OrderCreated.1", new OrderCreated("c-2207", "EUR",
                    List.of(new Line("iphone-15-case", 1, money("19.90")), new Line("charger-65w", 1, money("49.00"))),
                    "Gartenstraße 7, 10115 Berlin", null, "v-3", null, "")),
            Map.entry("OrderCreated.2", new OrderCreated("c-2207", "EUR", List.of(new Line("iphone-15-case", 2, money("19.90"))),
                    null, "CREDIT_CARD", null, LocalDate.of(2026, 11, 21), "")),
            Map.entry("OrderCreated.3", new OrderCreated("c-2207", "EUR", List.of(new Line("iphone-15-case", 2, money("19.90"))),
                    "Gartenstraße 7, 10115 Berlin", "CREDIT_CARD", "v-3", LocalDate.of(2026, 11, 21), "ring twice")),
            Map.entry("OrderItemAdded.1", new OrderItemAdded("charger-65w", 1, money("49.00"))),
            Map.entry("OrderItemRemoved.1", new OrderItemRemoved("charger-30w")),
            Map.entry("OrderConfirmed.1", new OrderConfirmed("c-2207", "r-18")),
            Map.entry("PaymentInitiated.1", new PaymentInitiated("CREDIT_CARD", money("88.80"))),
            Map.entry("PaymentAuthorized.1", new PaymentAuthorized(money("88.80"), "7F21A", "•• 34")),
            Map.entry("PaymentFailed.1", new PaymentFailed("insufficient_funds")),
            Map.entry("PreparationStarted.1", new PreparationStarted()),
            Map.entry("OrderReady.1", new OrderReady()),
            Map.entry("OrderPickedUp.1", new OrderPickedUp("d-12")),
            Map.entry("OrderShipped.1", new OrderShipped("DHL", "JD0146000")),
            Map.entry("ShippingStatusUpdated.1", new ShippingStatusUpdated(ShippingStatus.IN_TRANSIT)),
            Map.entry("OrderDelivered.1", new OrderDelivered("customer")),
            Map.entry("OrderCancelled.1", new OrderCancelled("changed my mind", "c-91", OrderStatus.CONFIRMED)),
            Map.entry("ItemsReturned.1", new ItemsReturned(List.of(new Returned("iphone-15-case", 1)), "damaged")),
            Map.entry("PaymentRefunded.1", new PaymentRefunded(money("19.90"), "returned goods")),
            Map.entry("OrderCorrected.1", new OrderCorrected("price was entered twice", money("80.00")))));

    private static final Map<String, AccountEvent> ACCOUNT_EVENTS = new TreeMap<>(Map.of(
            "AccountCreated.1", new AccountCreated("ada@example.org", "Ada Lind", "EUR"),
            "MoneyDeposited.1", new MoneyDeposited(money("250.00"), "EUR"),
            "MoneyWithdrawn.1", new MoneyWithdrawn(money("49.50"), "EUR"),
            "AccountClosed.1", new AccountClosed("moved away")));

    @TestFactory
    Stream<DynamicTest> everyStoredRevisionOfAnOrderEventDecodes() {
        return decode(ORDERS, ORDER_EVENTS);
    }

    @TestFactory
    Stream<DynamicTest> everyStoredRevisionOfAnAccountEventDecodes() {
        return decode(ACCOUNTS, ACCOUNT_EVENTS);
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenTodayIsTheNewestStoredRevisionOfIt() {
        return Stream.concat(written(ORDERS, ORDER_EVENTS), written(ACCOUNTS, ACCOUNT_EVENTS));
    }

    @Test
    void noEventTypeIsLeftOut() {
        Set<Class<?>> kept = Stream.concat(ORDER_EVENTS.values().stream(), ACCOUNT_EVENTS.values().stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());
        Set<Class<?>> all = Stream.of(OrderEvent.class, AccountEvent.class)
                .flatMap(events -> Stream.of(events.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .collect(Collectors.toSet());
        assertEquals(all, kept);
    }

    @Test
    void decimalsKeepTheirDigits() {
        String stored = "{\"amount\":0.100000000000000000010,\"currency\":\"EUR\"}";
        Optional<AccountEvent> deposited = ACCOUNTS.decode(recorded("MoneyDeposited", 1, stored));
        assertEquals(Optional.of(new MoneyDeposited(money("0.100000000000000000010"), "EUR")), deposited);
        assertEquals(stored, ACCOUNTS.encode(deposited.orElseThrow(), "e-1", Metadata.NONE, null).data());
    }

    @Test
    void anAuthorizationOfARealLogSaysNothing() {
        assertEquals(Optional.of(new PaymentAuthorized(null, null, null)), ORDERS.decode(recorded("PaymentAuthorized", 1, "{}")));
    }

    private static <E> Stream<DynamicTest> decode(EventCodec<E> codec, Map<String, E> events) {
        return events.entrySet().stream().map(kept -> DynamicTest.dynamicTest(kept.getKey(), () -> {
            Recorded<String> stored = recorded(type(kept.getKey()), revision(kept.getKey()), text(kept.getKey()));
            assertEquals(Optional.of(kept.getValue()), codec.decode(stored));
        }));
    }

    private static <E> Stream<DynamicTest> written(EventCodec<E> codec, Map<String, E> events) {
        return events.keySet().stream().map(StoredEventsTest::type).distinct().map(type -> DynamicTest.dynamicTest(type, () -> {
            String newest = new TreeMap<>(events).floorKey(type + ".9");
            NewEvent written = codec.encode(Objects.requireNonNull(events.get(newest)), "e-1", Metadata.NONE, null);
            assertEquals(new NewEvent("e-1", type, revision(newest), text(newest), Metadata.NONE, null), written);
        }));
    }

    private static String type(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    private static int revision(String file) {
        return Integer.parseInt(file.substring(file.indexOf('.') + 1));
    }

    private static Recorded<String> recorded(String type, int revision, String data) {
        return new Recorded<>(1, new StreamId("Order", "o-1"), 1, "e-1", type, revision, Instant.EPOCH, data, Metadata.NONE);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(StoredEventsTest.class.getResourceAsStream("stored/" + file + ".json"), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
