package hindcast.app.timeline.lane;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the ticks leave out: the day that times of the day belong to, or the year of days. Written where it changes.
///
/// @param x    where it begins
/// @param text the day, with its year where that is new
record Caption(double x, String text) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final double SHORT = 46;
    private static final double LONG = 76;

    /// The captions in sight, from left to right, none upon another.
    static List<Caption> of(TimeAxis axis, List<Tick> ticks, ZoneId zone) {
        List<Long> begins = new ArrayList<>(List.of(axis.time(TimeAxis.MARGIN)));
        axis.visible().stream()
                .filter(stretch -> !stretch.collapsed() && axis.x(stretch.from()) > 0)
                .map(TimeAxis.Stretch::from)
                .forEach(begins::add);
        ticks.forEach(tick -> begins.add(tick.micros()));
        begins.sort(null);
        boolean years = !ticks.isEmpty() && ticks.getFirst().step() >= TickStep.DAY;
        List<Caption> captions = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (long micros : begins) {
            LocalDate date = LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
            boolean newYear = date.getYear() != last.getYear();
            double x = axis.x(micros);
            double room = captions.isEmpty() ? LONG : x - captions.getLast().x();
            double needed = captions.isEmpty() ? 0 : captions.getLast().text().length() > 6 ? LONG : SHORT;
            if ((newYear || !years && !date.equals(last)) && room >= needed) {
                captions.add(new Caption(x, years ? String.valueOf(date.getYear()) : newYear ? DAY_OF_YEAR.format(date) : DAY.format(date)));
                last = date;
            }
        }
        return List.copyOf(captions);
    }
}
