package hindcast.app.projections.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.projections.Statuses;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import org.junit.jupiter.api.Test;

/// Projections in words and numbers.
final class StatusWordsTest {
    private static StatusWords words(State state, Level level, long behind) {
        return new StatusWords(Statuses.status("analytics", state, level, "", behind));
    }

    @Test
    void theWorstIsSaidInAFewWords() {
        assertEquals("analytics 9,204 behind (2 h 33 m)", words(State.BEHIND, Level.CRITICAL, 9_204).sentence());
        assertEquals("analytics 10,000+ behind (5 h 3 m)", words(State.STUCK, Level.CRITICAL, 18_204).sentence());
        assertEquals("analytics stopped, 12 behind", words(State.STOPPED, Level.WARNING, 12).sentence());
        assertEquals("analytics outdated", words(State.OUTDATED, Level.WARNING, 0).sentence());
        assertEquals("analytics never run", words(State.NEVER_RUN, Level.WARNING, 12).sentence());
        assertEquals("orders failed at event 48,112", new StatusWords(Statuses.failed("orders", "carrier is missing")).sentence());
    }

    @Test
    void whenItWillHaveCaughtUpIsSaidWhereItIsOnItsWay() {
        assertEquals("6 m 12 s", words(State.BEHIND, Level.FINE, 12).eta());
        assertEquals("not at this rate", words(State.STUCK, Level.CRITICAL, 12).eta());
        assertEquals("–", words(State.STOPPED, Level.WARNING, 12).eta());
        assertEquals("–", words(State.LIVE, Level.FINE, 0).eta());
    }

    @Test
    void numbersAreGroupedAndSmallRatesHaveAFraction() {
        StatusWords words = words(State.BEHIND, Level.FINE, 1_204);
        assertEquals("1,204", words.behind());
        assertEquals("20 m 4 s", words.late());
        assertEquals("48/s", words.rate());
        assertEquals("99 %", words.done());
        assertEquals("12,480,699", words.position());
        assertEquals("0 ms", words(State.LIVE, Level.FINE, 0).late());
    }

    @Test
    void whatStandsStillIsNeverGood() {
        assertEquals(Tone.BAD, Tone.of(Statuses.failed("orders", "")));
        assertEquals(Tone.WARNING, Tone.of(words(State.STOPPED, Level.FINE, 0).status()));
        assertEquals(Tone.BAD, Tone.of(words(State.BEHIND, Level.CRITICAL, 20_000).status()));
        assertEquals(Tone.ACTIVE, Tone.of(words(State.REBUILDING, Level.FINE, 0).status()));
        Status live = Statuses.live("orders");
        assertEquals(Tone.GOOD, Tone.of(live));
    }
}
