package hindcast.app.timeline.lane;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A round distance between two ticks, and which times are round for it.
sealed interface TickStep {
    long SECOND = 1_000_000;
    long MINUTE = 60 * SECOND;
    long HOUR = 60 * MINUTE;
    long DAY = 24 * HOUR;

    /// The steps that people count time in, from a microsecond to a century.
    List<TickStep> LADDER = Stream.of(
                    LongStream.iterate(1, power -> power < SECOND, power -> power * 10)
                            .flatMap(power -> LongStream.of(power, 2 * power, 5 * power))
                            .mapToObj(Clock::new),
                    LongStream.of(1, 2, 3, 5, 10, 15, 20, 30).mapToObj(count -> new Clock(count * SECOND)),
                    LongStream.of(1, 2, 3, 5, 10, 15, 20, 30).mapToObj(count -> new Clock(count * MINUTE)),
                    LongStream.of(1, 2, 3, 4, 6, 8, 12).mapToObj(count -> new Clock(count * HOUR)),
                    LongStream.of(1, 2, 3, 7, 14).mapToObj(Days::new),
                    LongStream.of(1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200).mapToObj(Months::new))
            .flatMap(steps -> steps)
            .<TickStep>map(step -> step)
            .toList();

    /// About how long it is, in microseconds.
    long micros();

    /// The last round time at or before a time.
    long atOrBefore(long micros, ZoneId zone);

    /// The round time after a round time.
    long after(long tick, ZoneId zone);

    /// The shortest step that is at least so long.
    static TickStep atLeast(double micros) {
        return LADDER.stream().filter(step -> step.micros() >= micros).findFirst().orElse(LADDER.getLast());
    }

    /// Up to half a day: counted from midnight of the zone's own clock.
    record Clock(long micros) implements TickStep {
        @Override
        public long atOrBefore(long time, ZoneId zone) {
            long offset = zone.getRules().getOffset(instant(time)).getTotalSeconds() * SECOND;
            long local = Math.floorDiv(time + offset, micros) * micros;
            // Beyond an hour the clock may have been changed since the round time.
            return local - (micros > HOUR ? zone.getRules().getOffset(localTime(local)).getTotalSeconds() * SECOND : offset);
        }

        @Override
        public long after(long tick, ZoneId zone) {
            long next = atOrBefore(tick + micros, zone);
            return next > tick ? next : Math.max(tick + micros, atOrBefore(tick + micros + HOUR, zone));
        }
    }

    /// Whole days of the calendar; weeks begin on Mondays.
    record Days(long days) implements TickStep {
        private static final long FIRST_MONDAY = 4;

        @Override
        public long micros() {
            return days * DAY;
        }

        @Override
        public long atOrBefore(long time, ZoneId zone) {
            long day = date(time, zone).toEpochDay() - FIRST_MONDAY;
            return midnight(LocalDate.ofEpochDay(Math.floorDiv(day, days) * days + FIRST_MONDAY), zone);
        }

        @Override
        public long after(long tick, ZoneId zone) {
            return midnight(date(tick, zone).plusDays(days), zone);
        }
    }

    /// Whole months, or years of twelve of them.
    record Months(long months) implements TickStep {
        private static final int OF_A_YEAR = 12;
        private static final double DAYS_EACH = 30.44;

        @Override
        public long micros() {
            return Math.round(months * DAYS_EACH * DAY);
        }

        @Override
        public long atOrBefore(long time, ZoneId zone) {
            LocalDate date = date(time, zone);
            long month = Math.floorDiv((long) date.getYear() * OF_A_YEAR + date.getMonthValue() - 1, months) * months;
            return midnight(LocalDate.of((int) Math.floorDiv(month, OF_A_YEAR), Math.floorMod(month, OF_A_YEAR) + 1, 1), zone);
        }

        @Override
        public long after(long tick, ZoneId zone) {
            return midnight(date(tick, zone).plusMonths(months), zone);
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static LocalDateTime localTime(long micros) {
        return LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC);
    }

    private static LocalDate date(long micros, ZoneId zone) {
        return LocalDate.ofInstant(instant(micros), zone);
    }

    private static long midnight(LocalDate date, ZoneId zone) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, date.atStartOfDay(zone).toInstant());
    }
}
