package hindcast.app.timeline.lane;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A round time below the lane.
///
/// @param micros when it is
/// @param x      where it is drawn
/// @param step   the distance to its neighbours, in microseconds: how precisely it has to be written
record Tick(long micros, double x, long step) {
    /// How far two ticks are apart at least, in pixels.
    static final double APART = 60;
    /// How far from a gap, whose length is written below it.
    private static final double OFF_GAP = 24;

    private static final NavigableMap<Long, DateTimeFormatter> FORMATS = new TreeMap<>(Map.of(
            0L, format("ss.SSSSSS"), 1_000L, format("ss.SSS"), TickStep.SECOND, format("HH:mm:ss"), TickStep.MINUTE, format("HH:mm"),
            TickStep.DAY, format("d MMM"), 28 * TickStep.DAY, format("MMM"), 360 * TickStep.DAY, format("uuuu")));

    /// As precisely as it needs to be told from its neighbours: `2026`, `Nov`, `19 Nov`, `14:02`, `14:02:11`, `11.532`.
    String label(ZoneId zone) {
        ZonedDateTime time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
        return FORMATS.floorEntry(step).getValue().format(time);
    }

    /// The ticks in sight, from left to right: at round times of the zone, none within a collapsed gap.
    static List<Tick> of(TimeAxis axis, ZoneId zone) {
        TickStep step = TickStep.atLeast(APART / axis.scale());
        List<Tick> ticks = new ArrayList<>();
        List<TimeAxis.Stretch> visible = axis.visible();
        for (TimeAxis.Stretch stretch : visible) {
            if (!stretch.collapsed()) {
                double from = stretch == visible.getFirst() ? 0 : axis.x(stretch.from()) + OFF_GAP;
                double to = stretch == visible.getLast() ? axis.width() : axis.x(stretch.to()) - OFF_GAP;
                add(ticks, axis, step, zone, new double[] {Math.max(from, 0), Math.min(to, axis.width())});
            }
        }
        return List.copyOf(ticks);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private static void add(List<Tick> ticks, TimeAxis axis, TickStep step, ZoneId zone, double[] within) {
        long last = axis.time(within[1]);
        for (long time = step.atOrBefore(axis.time(within[0]), zone); time <= last; time = step.after(time, zone)) {
            double x = axis.x(time);
            boolean apart = ticks.isEmpty() || x - ticks.getLast().x() >= APART;
            if (x >= within[0] && x <= within[1] && apart) {
                ticks.add(new Tick(time, x, step.micros()));
            }
        }
    }
}
