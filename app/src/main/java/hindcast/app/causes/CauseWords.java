package hindcast.app.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How nodes, edges and branches are called wherever a graph is shown or written.
///
/// @param zone in which times are told
public record CauseWords(ZoneId zone) {
    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final int SHORT_ID = 22;

    /// What no other node of the graph is called: `Order/7f3a@v8`, `command:…`, `unknown:…`.
    public static String key(CauseNode node) {
        return switch (node) {
            case CauseNode.Event event -> event.stream() + "@v" + event.version();
            case CauseNode.Command command -> "command:" + command.id();
            case CauseNode.Unknown unknown -> "unknown:" + unknown.id();
        };
    }

    /// What a node is: the type of an event, or what else it is.
    public static String title(CauseNode node) {
        return switch (node) {
            case CauseNode.Event event -> event.type();
            case CauseNode.Command _ -> "Command";
            case CauseNode.Unknown _ -> "Not in this store";
        };
    }

    /// Which one it is: an event's version and time, any other's id.
    public String subtitle(CauseNode node) {
        return switch (node) {
            case CauseNode.Event event -> "v" + event.version() + " · " + time(event.recordedAt());
            case CauseNode.Command command -> brief(command.id(), SHORT_ID);
            case CauseNode.Unknown unknown -> brief(unknown.id(), SHORT_ID);
        };
    }

    /// Day and time, without a year.
    public String time(Instant instant) {
        return BRIEF.format(instant.atZone(zone));
    }

    /// How long a cause took to its effect, in two units at most: `40 ms`, `2 m 8 s`, `-1 s`.
    public static String elapsed(Duration elapsed) {
        if (elapsed.isNegative()) {
            return "-" + elapsed(elapsed.negated());
        }
        if (elapsed.toSeconds() == 0) {
            return elapsed.toMillis() + " ms";
        }
        if (elapsed.toMinutes() == 0) {
            return elapsed.toSeconds() + " s";
        }
        if (elapsed.toHours() == 0) {
            return elapsed.toMinutes() + " m " + elapsed.toSecondsPart() + " s";
        }
        return elapsed.toDays() == 0
                ? elapsed.toHours() + " h " + elapsed.toMinutesPart() + " m"
                : elapsed.toDays() + " d " + elapsed.toHoursPart() + " h";
    }

    /// What a branch opens to, in a word: `+7 effects`, `+100 or more earlier`.
    public static String more(Branch branch) {
        boolean one = branch.count() == 1;
        return branch.words() + switch (branch.side()) {
            case CAUSES -> one ? " cause" : " causes";
            case EFFECTS -> one ? " effect" : " effects";
            case EARLIER -> " earlier in the flow";
            case LATER -> " later in the flow";
        };
    }

    /// The beginning of a text that has more letters than there is room for.
    public static String brief(String whole, int letters) {
        return whole.length() <= letters ? whole : whole.substring(0, letters - 1) + "…";
    }
}
