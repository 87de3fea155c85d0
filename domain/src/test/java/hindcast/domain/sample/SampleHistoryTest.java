package hindcast.domain.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.account.AccountStatus;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.OrderPickedUp;
import hindcast.domain.order.OrderEvent.OrderShipped;
import hindcast.domain.order.OrderEvent.PaymentInitiated;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderState.Item;
import hindcast.domain.order.OrderStatus;
import hindcast.domain.order.PaymentStatus;
import hindcast.store.Bulk.Placement;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sample obeys the rules: its stored events are decoded and folded again, and nothing is found that no command could have caused.
final class SampleHistoryTest {
    /// An event between the state before it and the state after it.
    private record Step<S, E>(StreamId stream, S before, E event, S after, Metadata metadata) {
    }

    private static final List<Placement> SAMPLE = SampleShop.of(1, 3_000, Instant.parse("2026-11-19T15:20:00Z")).toList();
    private static final List<Step<OrderState, OrderEvent>> ORDERS = steps(Order.AGGREGATE);
    private static final List<Step<AccountState, AccountEvent>> ACCOUNTS = steps(Account.AGGREGATE);

    @Test
    void nothingLeavesUnpaid() {
        Set<PaymentStatus> paid = ORDERS.stream()
                .filter(step -> step.event() instanceof OrderShipped || step.event() instanceof OrderPickedUp)
                .map(step -> Objects.requireNonNull(step.before().payment()).status())
                .collect(Collectors.toSet());
        assertEquals(Set.of(PaymentStatus.PAID), paid);
    }

    @Test
    void everyPaymentIsOfTheTotal() {
        assertEquals(List.of(), ORDERS.stream()
                .filter(step -> step.event() instanceof PaymentInitiated(_, var amount)
                        && amount.compareTo(Objects.requireNonNull(step.before().total())) != 0)
                .toList());
    }

    @Test
    void onlyWhatHasNotLeftIsCancelled() {
        Set<OrderStatus> cancelled = ORDERS.stream()
                .filter(step -> step.event() instanceof OrderCancelled)
                .map(step -> Objects.requireNonNull(step.before().status()))
                .collect(Collectors.toSet());
        assertEquals(EnumSet.of(OrderStatus.DRAFT, OrderStatus.CONFIRMED), cancelled);
    }

    @Test
    void noMoreComesBackThanWasBought() {
        assertEquals(List.of(), ORDERS.stream()
                .flatMap(step -> step.after().items().stream())
                .filter((Item item) -> item.returned() > item.quantity() || item.quantity() < 1)
                .toList());
    }

    @Test
    void noMoreIsRefundedThanWasPaid() {
        assertEquals(List.of(), ORDERS.stream()
                .map(step -> Objects.requireNonNull(step.after().payment()))
                .filter(payment -> payment.refunded() != null
                        && payment.refunded().compareTo(Objects.requireNonNull(payment.amount())) > 0)
                .toList());
    }

    @Test
    void noBalanceIsEverBelowZeroAndClosedAccountsAreEmpty() {
        assertEquals(List.of(), ACCOUNTS.stream()
                .filter(step -> Objects.requireNonNull(step.after().balance()).signum()
                        < 0 || step.after().status() == AccountStatus.CLOSED && step.after().balance().signum() != 0)
                .toList());
    }

    @Test
    void oldOrdersWereStoredAsTheirProgramKnewThem() {
        Map<Integer, Set<String>> fields = new HashMap<>();
        SAMPLE.stream().filter(placement -> placement.event().type().equals("OrderCreated")).forEach(placement -> {
            Set<String> found = fields.computeIfAbsent(placement.event().revision(), _ -> new TreeSet<>());
            Stream.of("quantity", "customerNotes").filter(placement.event().data()::contains).forEach(found::add);
        });
        assertEquals(Map.of(1, Set.of(), 2, Set.of("quantity"), 3, Set.of("quantity", "customerNotes")), fields);
    }

    @Test
    void everyEventSaysWhyAndByWhom() {
        Map<String, String> flows = new HashMap<>();
        Set<String> commands = new HashSet<>();
        for (Placement placement : SAMPLE) {
            Metadata metadata = placement.event().metadata();
            String flow = metadata.correlationId().orElseThrow();
            String command = metadata.commandId().orElseThrow();
            String cause = metadata.causationId().orElseThrow();
            assertTrue(commands.add(command), () -> "one event a command, in its own words: " + placement);
            assertTrue(cause.equals(command) || flow.equals(flows.get(cause)), () -> "caused by nothing of its flow: " + placement);
            assertTrue(!metadata.userId().orElseThrow().isBlank());
            flows.put(placement.event().id(), flow);
        }
    }

    @Test
    void whatIsPaidFromAnAccountIsTakenFromIt() {
        Map<String, BigDecimal> taken = ACCOUNTS.stream()
                .filter(step -> step.event() instanceof AccountEvent.MoneyWithdrawn)
                .filter(step -> step.metadata().userId().orElseThrow().equals("payments"))
                .collect(Collectors.toMap(step -> step.metadata().correlationId().orElseThrow(),
                        step -> ((AccountEvent.MoneyWithdrawn) step.event()).amount()));
        Map<String, BigDecimal> paid = ORDERS.stream()
                .filter(step -> step.event() instanceof OrderEvent.PaymentAuthorized)
                .filter(step -> "ACCOUNT".equals(Objects.requireNonNull(step.after().payment()).method()))
                .collect(Collectors.toMap(step -> step.metadata().correlationId().orElseThrow(),
                        step -> Objects.requireNonNull(((OrderEvent.PaymentAuthorized) step.event()).amount())));
        assertTrue(paid.size() > 50, () -> paid.size() + " orders were paid so");
        assertEquals(paid, taken);
    }

    @Test
    void theShopIsAliveAtTheEnd() {
        assertEquals(
                Set.of("draft", "confirmed", "paid", "payment failed", "preparing", "ready", "in transit",
                        "delivered", "cancelled", "returned", "refunded"),
                headlines(Order.AGGREGATE, ORDERS));
        assertEquals(Set.of("active", "closed"), headlines(Account.AGGREGATE, ACCOUNTS));
    }

    private static <S, E> Set<String> headlines(Aggregate<S, ?, E> aggregate, List<Step<S, E>> steps) {
        Map<StreamId, S> last = new HashMap<>();
        steps.forEach(step -> last.put(step.stream(), step.after()));
        return last.values().stream().map(state -> aggregate.telling().headline(state).text()).collect(Collectors.toSet());
    }

    private static <S, E> List<Step<S, E>> steps(Aggregate<S, ?, E> aggregate) {
        Map<StreamId, S> states = new HashMap<>();
        List<Step<S, E>> steps = new ArrayList<>();
        for (Placement placement : SAMPLE) {
            if (placement.stream().type().equals(aggregate.type())) {
                Recorded<String> stored = recorded(placement);
                E event = aggregate.codec().decode(stored).orElseThrow();
                S before = states.getOrDefault(stored.stream(), aggregate.decider().initial());
                S after = aggregate.decider().evolve(before, event, stored.recordedAt());
                states.put(stored.stream(), after);
                steps.add(new Step<>(stored.stream(), before, event, after, stored.metadata()));
            }
        }
        return steps;
    }

    private static Recorded<String> recorded(Placement placement) {
        return new Recorded<>(
                1, placement.stream(), placement.version(), placement.event().id(), placement.event().type(), placement.event().revision(),
                Objects.requireNonNull(placement.event().recordedAt()), placement.event().data(), placement.event().metadata());
    }
}
