package hindcast.store.compare;

import hindcast.store.compare.Step.Other;
import hindcast.store.compare.Step.Same;
import hindcast.store.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where two histories part, and how they go on beside each other. Events are alike when they are of the same type and say the same as they are read today;
/// ids, times and metadata differ from stream to stream and do not count.
///
/// @param common  how many events are alike from the beginning; the histories part behind this version
/// @param steps   what follows in either, beside each other so that the least differs
/// @param aligned whether that is so; where too much follows, events simply stand beside each other in their order
public record Parting(int common, List<Step> steps, boolean aligned) {
    /// Pairs of events that are weighed at most: some tens of megabytes.
    private static final long MOST = 9_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    public Parting {
        steps = List.copyOf(steps);
    }

    /// Compares what two streams were at a version each. It reads every event up to there: not on the thread that draws.
    ///
    /// @param to    the last version of the left one, from 0
    /// @param until the last version of the right one, from 0
    public static Parting of(Timeline left, int to, Timeline right, int until) {
        return new Weighing(events(left, to), events(right, until)).parting();
    }

    /// Whether nothing differs.
    public boolean alike() {
        return steps.isEmpty();
    }

    private static List<Event> events(Timeline timeline, int to) {
        return IntStream.rangeClosed(1, to).mapToObj(version -> new Event(timeline.type(version), JSON.readTree(timeline.lifted(version)))).toList();
    }

    /// What of an event counts.
    private record Event(String type, JsonNode data) {
    }

    /// Two histories, weighed event by event from their ends: an event alone costs two, the same type with other data three, so that an event is put
    /// beside one of its type rather than alone.
    private static final class Weighing {
        private static final int ALONE = 2;
        private static final int OTHER = 3;

        private final List<Event> left;
        private final List<Event> right;
        private final int common;
        private final int tail;

        Weighing(List<Event> left, List<Event> right) {
            this.left = left;
            this.right = right;
            int most = Math.min(left.size(), right.size());
            int begin = 0;
            while (begin < most && left.get(begin).equals(right.get(begin))) {
                begin++;
            }
            int end = 0;
            while (end < most - begin && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
                end++;
            }
            common = begin;
            tail = end;
        }

        Parting parting() {
            int rows = left.size() - common - tail;
            int columns = right.size() - common - tail;
            boolean aligned = (long) (rows + 1) * (columns + 1) <= MOST;
            List<Step> steps = new ArrayList<>(aligned ? weighed(rows, columns) : inOrder(rows, columns));
            for (int back = tail; back > 0; back--) {
                steps.add(new Same(left.size() - back + 1, right.size() - back + 1));
            }
            return new Parting(common, steps, aligned);
        }

        private List<Step> weighed(int rows, int columns) {
            int[][] costs = new int[rows + 1][columns + 1];
            for (int row = 0; row <= rows; row++) {
                for (int column = 0; column <= columns; column++) {
                    costs[row][column] = row == 0 ? ALONE * column : column == 0 ? ALONE * row
                            : Math.min(costs[row - 1][column - 1] + cost(row, column), ALONE + Math.min(costs[row - 1][column], costs[row][column - 1]));
                }
            }
            Deque<Step> steps = new ArrayDeque<>();
            int row = rows;
            int column = columns;
            while (row > 0 || column > 0) {
                if (row > 0 && column > 0 && costs[row][column] == costs[row - 1][column - 1] + cost(row, column)) {
                    steps.push(beside(row--, column--));
                } else if (column > 0 && costs[row][column] == costs[row][column - 1] + ALONE) {
                    steps.push(new Step.Right(common + column--));
                } else {
                    steps.push(new Step.Left(common + row--));
                }
            }
            return List.copyOf(steps);
        }

        private List<Step> inOrder(int rows, int columns) {
            List<Step> steps = new ArrayList<>();
            for (int number = 1; number <= Math.max(rows, columns); number++) {
                if (number <= rows && number <= columns && left(number).type().equals(right(number).type())) {
                    steps.add(beside(number, number));
                } else {
                    if (number <= rows) {
                        steps.add(new Step.Left(common + number));
                    }
                    if (number <= columns) {
                        steps.add(new Step.Right(common + number));
                    }
                }
            }
            return steps;
        }

        private Step beside(int row, int column) {
            return left(row).equals(right(column)) ? new Same(common + row, common + column) : new Other(common + row, common + column);
        }

        private int cost(int row, int column) {
            // Events of different types are never put beside each other: it would cost as much as to leave both alone, and once more.
            return left(row).equals(right(column)) ? 0 : left(row).type().equals(right(column).type()) ? OTHER : 2 * ALONE + 1;
        }

        private Event left(int row) {
            return left.get(common + row - 1);
        }

        private Event right(int column) {
            return right.get(common + column - 1);
        }
    }
}
