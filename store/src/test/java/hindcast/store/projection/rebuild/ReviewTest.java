package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.projection.Counting;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Review.Difference;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What is served, beside what is rebuilt.
final class ReviewTest {
    private final Ground ground;

    ReviewTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.ground = Ground.of(source);
    }

    @BeforeEach
    void somethingIsServed() throws Exception {
        Counting.add(ground.store(), "a", 1, 2, -3, 7);
        Counting.add(ground.store(), "b", 5, -5);
        Counting.add(ground.store(), "c", 4);
        try (ProjectionRunner _ = ground.runner()) {
            ground.untilHandled();
        }
    }

    @Test
    void nothingDiffersWhereNothingWasChanged() {
        Rebuild rebuild = ground.begin("counters");
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
        try (Review review = rebuild.review()) {
            assertEquals(new Review.Counts(7, 7, 0, 0, 0, 2, 0, List.of(), List.of()), review.counts());
            assertEquals(List.of(), review.page(null, 10));
        }
    }

    @Test
    void everyDifferenceIsShownWithTheEventThatSetIt() throws Exception {
        ground.execute("update read_model.counters_g1 set sum = 8, events = 5 where id = 'a'");
        ground.execute("delete from read_model.counters_g1 where id = 'c'");
        ground.execute("insert into read_model.counters_g1 values ('b', 9, 2, null, 2, 6)");
        Rebuild rebuild = ground.begin("counters");
        rebuild.run(_ -> { });
        try (Review review = rebuild.review()) {
            assertEquals(new Review.Counts(7, 7, 1, 1, 1, 0, 0, List.of(), List.of()), review.counts());
            assertEquals(List.of(
                    "CHANGED a: sum 8 → 7 by v4 Added, events 5 → 4 by v4 Added",
                    "EXTRA b: sum 9 → null by v2 Added, events 2 → null by v2 Added, version 2 → null by v2 Added",
                    "MISSING c: sum null → 4 by v1 Added, events null → 1 by v1 Added, version null → 1 by v1 Added"), told(review));
        }
    }

    @Test
    void aFoldThatWasChangedShowsExactlyItsDifferences() {
        Rebuilds changed = ground.rebuilds(new Counting.Counters(2), Counting.SUMS);
        Rebuild rebuild = Ground.begin(changed, "counters");
        rebuild.run(_ -> { });
        try (Review review = rebuild.review()) {
            assertEquals(List.of("CHANGED a: sum 7 → 14 by v4 Added", "CHANGED c: sum 4 → 8 by v1 Added"), told(review));
        }
    }

    @Test
    void whatIsServedStandsStillAndWhatCameLaterIsToldApart() {
        Rebuilds changed = ground.rebuilds(new Counting.Counters(2), Counting.SUMS);
        Counting.add(ground.store(), "c", 1);
        Rebuild rebuild = Ground.begin(changed, "counters");
        rebuild.run(_ -> { });
        try (Review review = rebuild.review()) {
            assertEquals(new Review.Counts(7, 8, 0, 0, 1, 0, 1, List.of(), List.of()), review.counts());
            assertEquals(List.of(false, true), review.page(null, 10).stream().map(Difference::later).toList());
        }
    }

    @Test
    void aRowAcrossStreamsNamesTheEventThatChangedItLast() throws Exception {
        ground.execute("update read_model.sums_g1 set sum = 0 where letter = 'a'");
        Rebuild rebuild = ground.begin("sums");
        rebuild.run(_ -> { });
        try (Review review = rebuild.review()) {
            assertEquals(List.of("CHANGED a: sum 0 → 7 by v4 Added"), told(review));
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsInBothOrInNeither() throws Exception {
        try (ProjectionRunner _ = ground.runner()) {
            Rebuild rebuild = ground.begin("counters");
            rebuild.run(_ -> { });
            for (int number = 0; number < 20; number++) {
                Counting.add(ground.store(), "d" + number, 1);
                try (Review review = rebuild.review()) {
                    assertEquals(0, review.counts().differing() + review.counts().later());
                }
            }
        }
    }

    private static List<String> told(Review review) {
        List<String> told = new ArrayList<>();
        List<Difference> page = review.page(null, 1);
        while (!page.isEmpty()) {
            Difference one = page.getFirst();
            List<String> changes = one.changes().stream().map(change -> "%s %s → %s by %s".formatted(change.column(), change.served(), change.rebuilt(),
                    change.setBy().map(event -> "v" + event.version() + " " + event.type()).orElse("nobody"))).toList();
            told.add(one.kind() + " " + String.join(" ", one.key()) + ": " + String.join(", ", changes));
            page = review.page(one, 1);
        }
        return told;
    }
}
