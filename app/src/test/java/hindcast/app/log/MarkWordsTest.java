package hindcast.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.log.SafeMark;
import hindcast.store.log.SafeMark.Holder;
import hindcast.store.log.SafeMark.Range;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// The sentences about a mark.
class MarkWordsTest {
    private static final Holder BATCH = holder(4711, "billing-batch", "idle in transaction", 900, Duration.ofMinutes(4).plusSeconds(11));

    @Test
    void aMarkThatNobodyHoldsBackSaysNothingOfHolders() {
        MarkWords words = new MarkWords(new SafeMark(903, 903, 903, List.of()), List.of());

        assertEquals(Optional.empty(), words.held());
        assertEquals(List.of("mark 903 · head 903 · newest issued 903", "everything up to the head is decided"), words.lines());
    }

    @Test
    void theHolderIsNamedWithWhatItHolds() {
        MarkWords words = new MarkWords(new SafeMark(900, 906, 907, List.of(BATCH)), List.of(new Range(901, 903)));

        assertEquals(Optional.of("positions 901–903 are held by pid 4711 (billing-batch, idle in transaction, 4 min)"), words.held());
    }

    @Test
    void onePositionIsOne() {
        MarkWords words = new MarkWords(new SafeMark(12_481_900, 12_481_906, 12_481_906, List.of(at(BATCH, 12_481_900))),
                List.of(new Range(12_481_901, 12_481_901)));

        assertEquals(Optional.of("position 12,481,901 is held by pid 4711 (billing-batch, idle in transaction, 4 min)"), words.held());
    }

    @Test
    void everyoneWhoMayHoldItIsNamed() {
        Holder shop = holder(4712, "shop", "active", 899, Duration.ofMillis(30));
        Holder later = holder(4713, "import", "active", 903, Duration.ofSeconds(2));

        assertEquals(Optional.of("position 901 is held by pid 4712 (shop, active, 30 ms) or pid 4711 (billing-batch, idle in transaction, 4 min)"),
                new MarkWords(new SafeMark(900, 906, 907, List.of(shop, BATCH, later)), List.of(new Range(901, 901))).held());
        assertEquals(Optional.of("position 901 is held by pid 4712 (shop, active, 30 ms) or pid 4711 (billing-batch, idle in transaction, 4 min) or 2 others"),
                new MarkWords(new SafeMark(900, 906, 907, List.of(shop, BATCH, at(later, 900), at(later, 900))), List.of(new Range(901, 901))).held());
    }

    @Test
    void manyRangesAreCounted() {
        List<Range> open = List.of(new Range(901, 903), new Range(905, 905), new Range(907, 907), new Range(909, 911), new Range(913, 913));

        assertEquals("901–903, 905, 907 and 2 more ranges", MarkWords.ranges(open));
    }

    @Test
    void whatTheServerHidesIsLeftOut() {
        assertEquals("pid 4711", MarkWords.name(new Holder("3/1", 0, OptionalInt.of(4711), "", "", "", "", null)));
        assertEquals("pid 4711 (maria, 3 h 2 min)", MarkWords.name(
                new Holder("3/1", 0, OptionalInt.of(4711), "", "maria", "", "", Duration.ofMinutes(182))));
    }

    @Test
    void aPreparedTransactionHasANameAndNoProcess() {
        assertEquals("the prepared transaction nightly (billing, 2 d 1 h)", MarkWords.name(
                new Holder("-1/1", 0, OptionalInt.empty(), "nightly", "billing", "", "prepared", Duration.ofHours(49))));
    }

    @Test
    void everyTransactionHasALine() {
        MarkWords words = new MarkWords(new SafeMark(900, 906, 907, List.of(BATCH, holder(9, "shop", "active", 905, Duration.ofSeconds(2)))),
                List.of(new Range(901, 903)));

        assertEquals(List.of(
                "mark 900 · head 906 · newest issued 907",
                "positions 901–903 are held by pid 4711 (billing-batch, idle in transaction, 4 min)",
                "pid 4711 (billing-batch, idle in transaction, 4 min) may write above position 900",
                "pid 9 (shop, active, 2 s) may write above position 905"), words.lines());
    }

    @Test
    void positionsThatWereGivenUpAreNobodys() {
        assertEquals(List.of("mark 903 · head 903 · newest issued 907",
                "nobody writes; what lies above the head is decided as soon as an event stands behind it"),
                new MarkWords(new SafeMark(903, 903, 907, List.of()), List.of()).lines());
    }

    private static Holder holder(int pid, String application, String state, long floor, Duration age) {
        return new Holder("3/" + pid, floor, OptionalInt.of(pid), application, "billing", "10.0.0.7", state, age);
    }

    private static Holder at(Holder holder, long floor) {
        return new Holder(holder.transaction(), floor, holder.pid(), holder.application(), holder.user(), holder.client(), holder.state(), holder.age());
    }
}
