package hindcast.cli.bench.rebuild;

import hindcast.app.session.Session;
import hindcast.app.transfer.Sample;
import hindcast.cli.bench.figure.Figures;
import java.time.Instant;

/// A shop of any size, of events that the rules of the domain fold: what is measured on.
public final class MadeUpShop {
    private static final int ORDERS = 100_000;
    private static final int EVENTS_OF_AN_ORDER = 7;

    private MadeUpShop() {
    }

    /// Fills an empty store with so many events at least.
    public static void fill(Session session, long events, Figures figures) {
        long there = 0;
        for (int seed = 1; there < events; seed++) {
            long before = there;
            int orders = Math.clamp((events - there) / EVENTS_OF_AN_ORDER, 1, ORDERS);
            there += switch (Sample.fill(session.store(), seed, orders, Instant.parse("2026-11-01T00:00:00Z"),
                    pace -> figures.progress("the store is made: %,d events; %s".formatted(before, pace.words())))) {
                case Sample.Answer.Filled(long added) -> added;
                case Sample.Answer.SeedTaken(var stream) -> throw new IllegalStateException(stream + " is there already");
            };
        }
    }
}
