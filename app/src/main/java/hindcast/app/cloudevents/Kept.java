package hindcast.app.cloudevents;

import hindcast.store.Recorded;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// What a line said in its own way, such as a time with an offset: written again as it was, but only where it still says what the
/// columns say, for metadata is anybody's to write.
final class Kept {
    private Kept() {
    }

    /// The recorded time as a JSON string.
    static String time(Recorded<String> event, Map<String, String> metadata) {
        String kept = metadata.getOrDefault(Attributes.kept("time"), "");
        boolean same = RawJson.isText(kept) && instant(RawJson.text(kept)).filter(event.recordedAt()::equals).isPresent();
        return same ? kept : RawJson.quote(event.recordedAt().toString());
    }

    /// The version, as a string unless the line had a number.
    static String sequence(Recorded<String> event, Map<String, String> metadata) {
        String version = Integer.toString(event.version());
        String kept = metadata.getOrDefault(Attributes.kept("sequence"), "");
        return RawJson.text(kept).equals(version) ? kept : RawJson.quote(version);
    }

    /// The revision; empty for an event that was imported from a line which did not say, and which will be read as the same one again.
    ///
    /// @param newest the revision that a line without one is read as
    static Optional<String> revision(Recorded<String> event, Map<String, String> metadata, int newest) {
        String revision = Integer.toString(event.revision());
        String kept = metadata.getOrDefault(Attributes.kept("revision"), "");
        if (RawJson.text(kept).equals(revision)) {
            return Optional.of(kept);
        }
        boolean foreign = metadata.containsKey(Attributes.kept("source"));
        return foreign && event.revision() == newest ? Optional.empty() : Optional.of(RawJson.quote(revision));
    }

    /// A time as RFC 3339 writes it, cut to the microsecond that the store keeps; empty for anything else.
    static Optional<Instant> instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            boolean storable = time.getYear() > 0 && time.getYear() < 10_000;
            return storable ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
