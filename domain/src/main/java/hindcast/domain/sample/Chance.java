package hindcast.domain.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Everything that the sample leaves to chance, from one seed: the same seed asked in the same order says the same.
final class Chance {
    /// How busy each hour of a day (UTC) is: people eat at noon and in the evening, and sleep at night.
    private static final int[] RHYTHM = {3, 2, 1, 1, 1, 1, 3, 5, 7, 8, 10, 13, 15, 12, 9, 8, 9, 12, 16, 17, 14, 10, 7, 4};
    private static final int BUSIEST = 17;
    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);

    private final RandomGenerator random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /// True so many times out of a hundred.
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /// @param below from 0 to this, exclusive
    int number(int below) {
        return random.nextInt(below);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// An amount with two digits.
    BigDecimal money(int from, int to) {
        return BigDecimal.valueOf(random.nextInt(from * 100, to * 100), 2);
    }

    String uuid() {
        long high = random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /// At most eight hexadecimal digits in lower case.
    String hex(int digits) {
        return HexFormat.of().toHexDigits(random.nextLong(), digits);
    }

    /// A delay between the two, to the millisecond; mostly in the lower half.
    Duration between(Duration least, Duration most) {
        double share = Math.min(1, random.nextExponential() / 3);
        return least.plusMillis((long) (most.minus(least).toMillis() * share));
    }

    /// Times within the range, ascending, more of them in busy hours.
    Instant[] times(int count, Instant from, Instant to) {
        long first = from.toEpochMilli();
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            do {
                times[i] = random.nextLong(first, to.toEpochMilli());
            } while (random.nextInt(BUSIEST) >= RHYTHM[Instant.ofEpochMilli(times[i]).atOffset(ZoneOffset.UTC).getHour()]);
        }
        return Arrays.stream(times).sorted().mapToObj(Instant::ofEpochMilli).toArray(Instant[]::new);
    }

    /// The time itself when people work then, or else some time in the morning that follows.
    Instant atWork(Instant time) {
        LocalTime hour = time.atOffset(ZoneOffset.UTC).toLocalTime();
        if (!hour.isBefore(OPENS) && hour.isBefore(CLOSES)) {
            return time;
        }
        Instant morning = time.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(OPENS.getHour()));
        return (morning.isBefore(time) ? morning.plus(Duration.ofDays(1)) : morning).plusMillis(random.nextInt(3 * 3_600_000));
    }
}
