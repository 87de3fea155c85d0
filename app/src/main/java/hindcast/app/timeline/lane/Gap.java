package hindcast.app.timeline.lane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// A stretch of time in which nothing happened and that is drawn shorter than it was.
///
/// @param from the time of the event before it, in microseconds; it also names the gap
/// @param to   the time of the event after it
public record Gap(long from, long to) {
    /// How wide a collapsed gap is drawn, in pixels.
    static final double WIDTH = 48;
    /// A point is never drawn narrower, so idle time begins and ends this much away from it.
    static final double POINT = 4;
    /// What a collapsed gap takes from the middle of one point to the middle of the next.
    static final double PITCH = WIDTH + POINT;

    private static final int TENTH = 10;
    private static final long SHORTEST_REST = 1_000_000;

    public long length() {
        return to - from;
    }

    /// The gaps to collapse: the longest again and again, as long as it takes a tenth of the time that is still expanded, gains
    /// room on the screen, and leaves at least a second to look at.
    ///
    /// @param room how many pixels there are for all of the time
    /// @param open the gaps that the user opened, by their `from`: they stay as they are
    /// @return in the order of time
    static List<Gap> collapsible(Moments moments, double room, Set<Long> open) {
        if (moments.count() == 0 || room < PITCH) {
            return List.of();
        }
        List<Gap> collapsed = new ArrayList<>();
        long expanded = moments.time(moments.count() - 1) - moments.time(0);
        double left = room;
        for (Gap gap : longest(moments, (int) (room / PITCH), open)) {
            double drawn = gap.length() * left / expanded;
            if (gap.length() * TENTH < expanded || drawn <= PITCH || expanded - gap.length() < SHORTEST_REST) {
                break;
            }
            collapsed.add(gap);
            expanded -= gap.length();
            left -= PITCH;
        }
        collapsed.sort(Comparator.comparingLong(Gap::from));
        return List.copyOf(collapsed);
    }

    private static List<Gap> longest(Moments moments, int most, Set<Long> open) {
        PriorityQueue<Gap> kept = new PriorityQueue<>(Comparator.comparingLong(Gap::length));
        for (int rank = 1; rank < moments.count(); rank++) {
            long from = moments.time(rank - 1);
            long to = moments.time(rank);
            boolean wanted = to > from && (kept.size() < most || to - from > kept.peek().length());
            if (wanted && !open.contains(from)) {
                kept.add(new Gap(from, to));
                if (kept.size() > most) {
                    kept.poll();
                }
            }
        }
        return kept.stream().sorted(Comparator.comparingLong(Gap::length).reversed()).toList();
    }
}
