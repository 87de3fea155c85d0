package hindcast.app.log;

import hindcast.store.log.Condition;
import hindcast.store.log.SafeMark;
import hindcast.store.log.SafeMark.Range;
import java.util.ArrayList;
import java.util.List;

/// A safe mark with all that is known around it.
///
/// @param open       the positions above it that may still appear
/// @param empty      those at or below it that never will
/// @param conditions what it rests on
record MarkDetail(SafeMark mark, List<Range> open, List<Range> empty, List<Condition> conditions) {
    MarkWords words() {
        return new MarkWords(mark, open);
    }

    /// All of it as lines of text, to be shown to somebody else.
    String text() {
        List<String> lines = new ArrayList<>(words().lines());
        lines.add("may still appear: " + all(open));
        lines.add("proven empty: " + all(empty));
        conditions.forEach(each -> lines.add((each.holds() ? "ok: " : "warning: ") + each.sentence()));
        return String.join("\n", lines);
    }

    private static String all(List<Range> ranges) {
        return ranges.isEmpty() ? "none" : String.join(", ", ranges.stream().map(MarkWords::range).toList());
    }
}
