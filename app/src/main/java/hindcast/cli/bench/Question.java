package hindcast.cli.bench;

import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that the window asks the list for, other words or another page each time.
///
/// @param most the milliseconds that were promised
/// @param ask  asks it once
record Question(String name, double most, Runnable ask) {
    /// As many rows as the window asks for at once.
    private static final int ROWS = 60;
    private static final double MOST_OF_A_PAGE = 20;
    private static final double MOST_OF_A_SEARCH = 200;

    /// Everything that is asked of a store with orders and accounts.
    static List<Question> all(EventStore store) {
        return new Questions(store).all();
    }

    /// What the questions about one store share: its span of time, and chance.
    private static final class Questions {
        private final EventStore store;
        private final SplittableRandom chance = new SplittableRandom(1);
        private final Instant oldest;
        private final Duration span;
        private final List<Question> all = new ArrayList<>();

        Questions(EventStore store) {
            this.store = store;
            oldest = store.streams(StreamQuery.ALL, new PageKey.Last(), 1).rows().getFirst().lastAt();
            span = Duration.between(oldest, store.streams(StreamQuery.ALL, new PageKey.First(), 1).rows().getFirst().lastAt());
        }

        List<Question> all() {
            pages("all, by activity", () -> StreamQuery.ALL);
            pages("all, by id", () -> new StreamQuery(null, "", false, null, null, Sort.ID));
            pages("orders, by activity", () -> new StreamQuery("Order", "", false, null, null, Sort.ACTIVITY));
            pages("accounts, by activity", () -> new StreamQuery("Account", "", false, null, null, Sort.ACTIVITY));
            pages("orders, by id", () -> new StreamQuery("Order", "", false, null, null, Sort.ID));
            pages("as of some time, by creation", () -> new StreamQuery(null, "", false, null, time(), Sort.CREATION));
            pages("orders of a prefix, by id", () -> new StreamQuery("Order", "order-" + hex(1), true, null, null, Sort.ID));
            search("2 characters", null, () -> hex(2));
            search("4 characters", null, () -> hex(4));
            search("4 characters, orders", "Order", () -> hex(4));
            search("8 characters", null, () -> hex(8));
            search("nothing found", null, () -> "zz" + hex(4));
            return all;
        }

        private void pages(String list, Supplier<StreamQuery> query) {
            all.add(new Question("first page, " + list, MOST_OF_A_PAGE, () -> store.streams(query.get(), new PageKey.First(), ROWS)));
            all.add(new Question("any page, " + list, MOST_OF_A_PAGE, () -> {
                StreamQuery asked = query.get();
                store.streams(asked, anywhere(asked), ROWS);
            }));
        }

        private void search(String what, @Nullable String type, Supplier<String> part) {
            all.add(new Question("search for a part of an id, " + what, MOST_OF_A_SEARCH,
                    () -> store.streams(new StreamQuery(type, part.get(), false, null, null, Sort.ACTIVITY), new PageKey.First(), ROWS)));
        }

        /// The last page, or one behind or before some place of the list: that nothing stands at the very place does not matter to a page.
        private PageKey anywhere(StreamQuery query) {
            String type = query.type() == null ? chance.nextInt(5) == 0 ? "Account" : "Order" : query.type();
            String id = !query.text().isEmpty() ? query.text() + hex(7)
                    : type.equals("Order") ? "order-" + hex(8) : "acct-%05d".formatted(chance.nextInt(200_000));
            Instant at = query.existedAt() == null ? time() : oldest.plus(Duration.between(oldest, query.existedAt()).dividedBy(1 + chance.nextInt(9)));
            StreamSummary place = new StreamSummary(new StreamId(type, id), 1, at, at, "");
            return switch (chance.nextInt(9)) {
                case 0 -> new PageKey.Last();
                case 1, 2, 3, 4 -> new PageKey.After(place);
                default -> new PageKey.Before(place);
            };
        }

        private Instant time() {
            return oldest.plusMillis(chance.nextLong(span.toMillis() + 1));
        }

        private String hex(int digits) {
            return "%016x".formatted(chance.nextLong()).substring(0, digits);
        }
    }
}
