package hindcast.app.transfer;

import hindcast.store.Recorded;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events as comma-separated values (RFC 4180) for spreadsheets: quoted where needed, lines end in CRLF, times in UTC.
/// A text that a spreadsheet would run as a formula gets an apostrophe before it, so the table is for reading, and JSON lines for bringing back.
final class CsvLines {
    static final String HEADER = "position,aggregate_type,aggregate_id,version,event_id,event_type,revision,recorded_at,data,metadata\r\n";

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvLines() {
    }

    /// An event as a line, with its end.
    static String line(Recorded<String> event) {
        return Stream.of(
                        Long.toString(event.position()), cell(event.stream().type()), cell(event.stream().id()), Integer.toString(event.version()),
                        cell(event.id()), cell(event.type()), Integer.toString(event.revision()), event.recordedAt().toString(),
                        cell(event.data()), cell(event.metadata().json()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String tame = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = tame.chars().noneMatch(character -> character == ',' || character == '"' || character == '\n' || character == '\r');
        return plain ? tame : '"' + tame.replace("\"", "\"\"") + '"';
    }
}
