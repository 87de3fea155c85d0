package hindcast.cli.bench;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountState;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderState;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.MergeFold;
import hindcast.store.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/// A stream to measure on, of any length, made as real ones are: the domain's streams by commands that its rules accepted. One state stays
/// small, as an account's does; the two others grow with their history, by one thing every fifty events, which is the hard case for whoever
/// keeps states. The same stream is made each time.
///
/// @param kind what it is, in a word
/// @param fold how it becomes a state
record Streams(String kind, StreamId stream, Fold<?> fold, Story story) {
    private static final int GROWS_EVERY = 50;
    private static final int APPENDED_AT_ONCE = 1_000;
    private static final Instant BEGIN = Instant.parse("2026-01-05T06:00:00Z");
    private static final List<String> STEPS = List.of("Created", "Sent", "Returned", "Called", "Checked", "Accepted");

    static final Streams ACCOUNT = new Streams("account", new StreamId("Account", "bench-account"), new AggregateFold<>(Account.AGGREGATE),
            (events, each) -> live(Account.AGGREGATE, events, each, Streams::wish));
    static final Streams ORDER = new Streams("growing order", new StreamId("Order", "bench-order"), new AggregateFold<>(Order.AGGREGATE),
            (events, each) -> live(Order.AGGREGATE, events, each, Streams::wish));
    static final Streams UNKNOWN = new Streams("growing unknown type", new StreamId("Application", "bench-application"), new MergeFold(),
            Streams::apply);

    static final List<Streams> ALL = List.of(ACCOUNT, ORDER, UNKNOWN);

    /// The events of a stream, one after another.
    @FunctionalInterface
    interface Story {
        /// Tells so many of them.
        void tell(int events, Consumer<NewEvent> each);
    }

    /// What somebody wants of an aggregate next.
    @FunctionalInterface
    private interface Wish<S, C> {
        C of(S state, int version, SplittableRandom chance);
    }

    /// A name for so many events of it.
    String name(int events) {
        return "%s of %,d events".formatted(kind, events);
    }

    /// So many events as they come from a store.
    void each(int events, Consumer<Recorded<String>> each) {
        int[] version = {0};
        story.tell(events, event -> {
            version[0]++;
            each.accept(new Recorded<>(version[0], stream, version[0], event.id(), event.type(), event.revision(),
                    event.recordedAt() == null ? BEGIN : event.recordedAt(), event.data(), event.metadata()));
        });
    }

    /// So many events, to be looked at.
    Timeline timeline(int events) {
        Timeline.Builder timeline = Timeline.builder(stream, fold);
        each(events, timeline);
        return timeline.build();
    }

    /// Appends so many events to a store that does not have the stream.
    void append(EventStore store, int events) {
        List<NewEvent> waiting = new ArrayList<>();
        int[] version = {0};
        Runnable append = () -> {
            store.append(stream, version[0], waiting);
            version[0] += waiting.size();
            waiting.clear();
        };
        story.tell(events, event -> {
            waiting.add(event);
            if (waiting.size() == APPENDED_AT_ONCE) {
                append.run();
            }
        });
        if (!waiting.isEmpty()) {
            append.run();
        }
    }

    private static <S, C, E> void live(Aggregate<S, C, E> aggregate, int events, Consumer<NewEvent> each, Wish<S, C> wish) {
        SplittableRandom chance = new SplittableRandom(events);
        S state = aggregate.decider().initial();
        for (int version = 1; version <= events; version++) {
            Instant now = time(version, chance);
            C command = wish.of(state, version, chance);
            switch (aggregate.decider().decide(state, command)) {
                case Decision.Accepted<E>(List<E> caused) -> {
                    E event = caused.getFirst();
                    state = aggregate.decider().evolve(state, event, now);
                    each.accept(aggregate.codec().encode(event, id(chance), metadata(chance), now));
                }
                case Decision.Rejected<E>(String reason) -> throw new IllegalStateException(command + ": " + reason);
            }
        }
    }

    private static AccountCommand wish(AccountState account, int version, SplittableRandom chance) {
        if (version == 1) {
            return new AccountCommand.CreateAccount("till@example.org", "Till of the shop", "EUR");
        }
        BigDecimal balance = account.balance();
        return balance != null && balance.compareTo(BigDecimal.valueOf(6_000)) > 0
                ? new AccountCommand.Withdraw(balance.subtract(BigDecimal.valueOf(200)), "EUR")
                : new AccountCommand.Deposit(BigDecimal.valueOf(200 + chance.nextInt(6_000), 2), "EUR");
    }

    /// Things are added, more of a thing is added, and once in a while one is taken out.
    private static OrderCommand wish(OrderState order, int version, SplittableRandom chance) {
        if (version == 1) {
            return new OrderCommand.CreateOrder("c-2207", "EUR", List.of(), "12 Elm St", null, null, null, "ring twice");
        }
        int grown = version / GROWS_EVERY + 1;
        if (order.items().size() < grown) {
            return new OrderCommand.AddItem("product-%06d".formatted(version), 1 + chance.nextInt(9), BigDecimal.valueOf(99 + chance.nextInt(9_900), 2));
        }
        OrderState.Item item = order.items().get(chance.nextInt(order.items().size()));
        return version % 7 == 0
                ? new OrderCommand.RemoveItem(item.productId())
                : new OrderCommand.AddItem(item.productId(), 1 + chance.nextInt(3), item.price());
    }

    private static void apply(int events, Consumer<NewEvent> each) {
        SplittableRandom chance = new SplittableRandom(events);
        for (int version = 1; version <= events; version++) {
            String step = STEPS.get(chance.nextInt(STEPS.size()));
            int newest = version / GROWS_EVERY;
            int offer = version % GROWS_EVERY == 0 ? newest : chance.nextInt(newest + 1);
            String data = "{\"status\":\"%s\",\"offers\":{\"Offer_%06d\":{\"state\":\"%s\",\"monthly\":%d.%02d,\"terms\":%d}}}".formatted(
                    step, offer, step, 100 + chance.nextInt(900), chance.nextInt(100), 6 + chance.nextInt(120));
            each.accept(new NewEvent(id(chance), "O_" + step + " offer", 1, data, metadata(chance), time(version, chance)));
        }
    }

    /// A few minutes apart, and once in a while earlier than the one before: real clocks do that.
    private static Instant time(int version, SplittableRandom chance) {
        return BEGIN.plusSeconds(200L * version + chance.nextInt(260)).plusMillis(chance.nextInt(1_000));
    }

    private static String id(SplittableRandom chance) {
        return new UUID(chance.nextLong(), chance.nextLong()).toString();
    }

    private static Metadata metadata(SplittableRandom chance) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Metadata.CORRELATION_ID, id(chance));
        values.put(Metadata.CAUSATION_ID, id(chance));
        values.put(Metadata.USER_ID, "user-" + chance.nextInt(40));
        return Metadata.of(values);
    }
}
