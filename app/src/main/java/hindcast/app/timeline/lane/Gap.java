package hindcast.app.timeline.lane;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final double ENOUGH = 0.9;
    private static final long SHORTEST_REST = 1_000_000;

    public long length() {
        return to - from;
    }

    /// The gaps to collapse. The longest may, again and again, as long as it takes a tenth of the time that is still expanded, gains
    /// room on the screen, and leaves at least a second to look at. Of these no more do than the events need to come apart: where points
    /// stand apart already, time stays true.
    ///
    /// @param room how many pixels there are for all of the time
    /// @param open the gaps that the user opened, by their `from`: they stay as they are
    /// @return in the order of time
    static List<Gap> collapsible(Moments moments, double room, Set<Long> open) {
        List<Gap> candidates = candidates(moments, room, open);
        if (candidates.isEmpty()) {
            return candidates;
        }
        double[] covered = new double[candidates.size() + 1];
        for (int count = 0; count <= candidates.size(); count++) {
            covered[count] = covered(moments, room, candidates.subList(0, count));
        }
        double enough = ENOUGH * Arrays.stream(covered).max().orElse(0);
        int needed = 0;
        while (covered[needed] < enough) {
            needed++;
        }
        return candidates.subList(0, needed).stream().sorted(Comparator.comparingLong(Gap::from)).toList();
    }

    private static List<Gap> candidates(Moments moments, double room, Set<Long> open) {
        List<Gap> collapsed = new ArrayList<>();
        if (moments.count() == 0 || room < PITCH) {
            return collapsed;
        }
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
        return collapsed;
    }

    /// How many pixels have a point on them, when each point is as wide as [#POINT] and some gaps are collapsed.
    private static double covered(Moments moments, double room, List<Gap> collapsed) {
        if (moments.count() < 2) {
            return 0;
        }
        long expanded = moments.time(moments.count() - 1) - moments.time(0) - collapsed.stream().mapToLong(Gap::length).sum();
        double scale = (room - collapsed.size() * PITCH) / Math.max(1, expanded);
        double sum = POINT;
        for (int rank = 1; rank < moments.count(); rank++) {
            sum += Math.min(POINT, (moments.time(rank) - moments.time(rank - 1)) * scale);
        }
        return sum;
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
