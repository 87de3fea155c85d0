package hindcast.cli.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// Times for people, in a zone of their choice, always with their offset.
///
/// @param zone where they are read
public record TimeText(ZoneId zone) {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss.SSS ")
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);

    /// A time to the millisecond.
    public String of(Instant instant) {
        return FORMAT.format(instant.atZone(zone));
    }
}
