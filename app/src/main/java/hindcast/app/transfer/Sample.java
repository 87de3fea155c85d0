package hindcast.app.transfer;

import hindcast.domain.sample.SampleShop;
import hindcast.store.Bulk;
import hindcast.store.Bulk.Placed;
import hindcast.store.Bulk.Placement;
import hindcast.store.EventStore;
import hindcast.store.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// Fills a store with a sample shop, all of it or nothing. The window does so at its very first start; the command line when it is told to.
public final class Sample {
    /// The size of the shop that a first start makes.
    public static final int ORDERS = 3_000;
    /// The seed of that shop.
    public static final long SEED = 1;

    private static final int BATCH = 1_000;

    /// What came of it.
    public sealed interface Answer {
        /// It is in the store; nothing was added where the very same sample was there before.
        record Filled(long events) implements Answer {
        }

        /// The store holds another sample of this seed, or something else by one of its names; nothing was added.
        record SeedTaken(StreamId stream) implements Answer {
        }
    }

    private Sample() {
    }

    /// Makes a shop up and places its events.
    ///
    /// @param end   nothing of the sample happens later; it reaches thirty days back
    /// @param watch hears how far it has come; it may throw [java.util.concurrent.CancellationException], which leaves the store as it was
    public static Answer fill(EventStore store, long seed, int orders, Instant end, Consumer<Pace> watch) {
        Instant start = end.minus(SampleShop.HISTORY);
        long began = System.nanoTime();
        long added = 0;
        try (Bulk bulk = store.bulk()) {
            Iterator<Placement> shop = SampleShop.of(seed, orders, end).iterator();
            while (shop.hasNext()) {
                List<Placement> batch = next(shop);
                List<Placed> answers = bulk.place(batch);
                for (int index = 0; index < answers.size(); index++) {
                    switch (answers.get(index)) {
                        case Placed.Added() -> added++;
                        case Placed.AlreadyThere() -> { }
                        case Placed.Refused(int _) -> {
                            return new Answer.SeedTaken(batch.get(index).stream());
                        }
                    }
                }
                Instant reached = batch.getLast().event().recordedAt();
                long done = reached == null ? 0 : Duration.between(start, reached).toSeconds();
                watch.accept(new Pace(added, done, SampleShop.HISTORY.toSeconds(), Duration.ofNanos(System.nanoTime() - began)));
            }
            bulk.commit();
        }
        return new Answer.Filled(added);
    }

    private static List<Placement> next(Iterator<Placement> shop) {
        List<Placement> batch = new ArrayList<>(BATCH);
        while (shop.hasNext() && batch.size() < BATCH) {
            batch.add(shop.next());
        }
        return batch;
    }
}
