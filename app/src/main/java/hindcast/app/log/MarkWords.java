package hindcast.app.log;

import hindcast.store.log.SafeMark;
import hindcast.store.log.SafeMark.Holder;
import hindcast.store.log.SafeMark.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A safe mark in sentences, the same ones in the window and on the command line. Who may write a missing position is named as far as it is
/// known, and never guessed: where several may, all of them stand there.
///
/// @param mark the mark
/// @param open the positions above it that may still appear, ascending; see [hindcast.store.log.Gaps#open]
public record MarkWords(SafeMark mark, List<Range> open) {
    private static final int NAMED = 2;
    private static final int RANGES = 3;

    public MarkWords {
        open = List.copyOf(open);
    }

    /// The three numbers: `mark 12,481,900 · head 12,481,903 · newest issued 12,481,904`.
    public String numbers() {
        return "mark %s · head %s · newest issued %s".formatted(number(mark.mark()), number(mark.head()), number(mark.issued()));
    }

    /// What holds the mark back: `positions 901–903 are held by pid 4711 (billing-batch, idle in transaction, 4 min)`; empty when nothing does.
    public Optional<String> held() {
        if (mark.open().isEmpty()) {
            return Optional.empty();
        }
        List<Holder> holders = holders();
        List<Range> held = open.isEmpty() ? mark.open().stream().toList() : open;
        boolean one = held.size() == 1 && held.getFirst().size() == 1;
        return Optional.of("%s %s %s held by %s".formatted(one ? "position" : "positions", ranges(held), one ? "is" : "are", names(holders)));
    }

    /// Everything that is to be said, a line for each: the numbers, what holds the mark back, and each transaction with the position since which it
    /// may write.
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(numbers()));
        lines.add(held().orElse(mark.mark() == mark.issued()
                ? "everything up to the head is decided"
                : "nobody writes; what lies above the head is decided as soon as an event stands behind it"));
        mark.holders().forEach(holder -> lines.add("%s may write above position %s".formatted(name(holder), number(holder.floor()))));
        return lines;
    }

    /// A transaction: `pid 4711 (billing-batch, idle in transaction, 4 min)`. What the server does not let this user see is left out.
    public static String name(Holder holder) {
        String who = holder.pid().isPresent() ? "pid " + holder.pid().getAsInt() : "the prepared transaction " + holder.application();
        List<String> what = new ArrayList<>();
        if (holder.pid().isPresent()) {
            what.add(holder.application().isEmpty() ? holder.user() : holder.application());
            what.add(holder.state());
        } else {
            what.add(holder.user());
        }
        if (holder.age() != null) {
            what.add(age(holder.age()));
        }
        what.removeIf(String::isEmpty);
        return what.isEmpty() ? who : who + " (" + String.join(", ", what) + ")";
    }

    /// Positions, the first few of them: `901–903, 907 and 4 more ranges`.
    public static String ranges(List<Range> ranges) {
        String first = ranges.stream().limit(RANGES).map(MarkWords::range).collect(Collectors.joining(", "));
        int more = ranges.size() - RANGES;
        return more <= 0 ? first : first + " and " + number(more) + (more == 1 ? " more range" : " more ranges");
    }

    /// Positions from one to another: `901–903`.
    public static String range(Range range) {
        return range.size() == 1 ? number(range.first()) : number(range.first()) + "–" + number(range.last());
    }

    /// How long a transaction is open, in its largest unit: `4 min`; two of them from an hour on.
    public static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " d " + age.toHoursPart() + " h";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() > 0 ? age.toSeconds() + " s" : age.toMillis() + " ms";
    }

    /// A position as it is written: `12,481,903`.
    public static String number(long position) {
        return String.format(Locale.ENGLISH, "%,d", position);
    }

    /// Those that may write the first missing position.
    private List<Holder> holders() {
        return mark.holders().stream().filter(holder -> holder.floor() <= mark.mark()).toList();
    }

    private static String names(List<Holder> holders) {
        List<String> names = new ArrayList<>(holders.stream().limit(NAMED).map(MarkWords::name).toList());
        if (holders.size() > NAMED) {
            names.add(number(holders.size() - NAMED) + (holders.size() == NAMED + 1 ? " other" : " others"));
        }
        return names.isEmpty() ? "a transaction that has ended meanwhile" : String.join(" or ", names);
    }
}
