package hindcast.app.timeline.lane;

import static hindcast.app.timeline.lane.MomentsTest.moments;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The axis over hand-made and random streams: what collapses, and that places and times stay one to one.
class TimeAxisTest {
    private static final double WIDTH = 660;
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;

    private static TimeAxis axis(long... times) {
        return TimeAxis.of(moments(times), WIDTH, Set.of());
    }

    private static long[] randomTimes(long seed) {
        Random random = new Random(seed);
        return LongStream.iterate(0, time -> time + (long) Math.exp(random.nextDouble() * 28)).limit(200).toArray();
    }

    /// Sixty events, a minute apart, from each start on; the sixty-first is an hour after it.
    private static long[] busyHours(long... starts) {
        return LongStream.of(starts).flatMap(start -> LongStream.rangeClosed(0, 60).map(minute -> start + minute * 60 * SECOND)).toArray();
    }

    private static List<Gap> gaps(TimeAxis axis) {
        return axis.visible().stream().filter(TimeAxis.Stretch::collapsed).map(gap -> new Gap(gap.from(), gap.to())).toList();
    }

    @Nested
    class Gaps {
        private final long[] week = busyHours(0, 5 * DAY, 7 * DAY);

        @Test
        void idleTimeOfATenthOfWhatIsExpandedCollapsesAgainAndAgain() {
            assertEquals(List.of(new Gap(HOUR, 5 * DAY), new Gap(5 * DAY + HOUR, 7 * DAY)), gaps(axis(week)));
        }

        @Test
        void timeStaysTrueWherePointsStandApartAlready() {
            assertEquals(List.of(), gaps(axis(0, HOUR, 2 * HOUR, 9 * HOUR, 10 * HOUR, 14 * HOUR)));
        }

        @Test
        void anOrderWhoseFirstEventsAreMinutesApartAndItsLastOnesDaysHasRoomForEach() {
            long minute = 60 * SECOND;

            assertEquals(List.of(new Gap(10 * minute, 2 * DAY), new Gap(2 * DAY, 8 * DAY)), gaps(axis(0, 10 * minute, 10 * minute, 2 * DAY, 8 * DAY)));
        }

        @Test
        void aCollapsedGapIsFortyEightPixelsBetweenItsPoints() {
            TimeAxis axis = axis(week);

            assertEquals(Gap.WIDTH + Gap.POINT, axis.x(5 * DAY) - axis.x(HOUR), 0.001);
        }

        @Test
        void aLaneThatHasNoRoomYetHasNone() {
            assertEquals(List.of(), gaps(TimeAxis.of(moments(week), 1, Set.of())));
        }

        @Test
        void aGapThatTheUserOpenedIsDrawnToScale() {
            TimeAxis axis = TimeAxis.of(moments(week), WIDTH, Set.of(HOUR));

            assertTrue(gaps(axis).stream().noneMatch(gap -> gap.from() == HOUR));
            assertTrue(axis.x(5 * DAY) - axis.x(HOUR) > 300);
        }

        @Test
        void evenlySpacedEventsCollapseNothing() {
            assertEquals(List.of(), gaps(axis(LongStream.range(0, 30).map(day -> day * DAY).toArray())));
        }

        @Test
        void twoEventsKeepTheTimeBetweenThem() {
            assertEquals(List.of(), gaps(axis(0, DAY)));
        }

        @Test
        void whatStaysExpandedIsNeverShorterThanASecond() {
            assertEquals(List.of(), gaps(axis(0, 2, 3 * DAY)));
        }

        @Test
        void everyCollapsedGapIsATenthOfTheTimeThatWasExpandedBeforeIt() {
            for (long seed = 0; seed < 50; seed++) {
                long[] times = randomTimes(seed);
                long expanded = times[times.length - 1] - times[0];
                for (Gap gap : gaps(axis(times)).stream().sorted(Comparator.comparingLong(Gap::length).reversed()).toList()) {
                    assertTrue(gap.length() * 10 >= expanded);
                    expanded -= gap.length();
                }
            }
        }

        @Test
        void aGapIsFoundUnderThePointerBetweenItsPoints() {
            TimeAxis axis = axis(week);
            double middle = (axis.x(HOUR) + axis.x(5 * DAY)) / 2;

            assertEquals(Optional.of(new Gap(HOUR, 5 * DAY)), axis.gapAt(middle));
            assertEquals(Optional.empty(), axis.gapAt(axis.x(HOUR)));
        }
    }

    @Nested
    class Places {
        @Test
        void allOfTheStreamFitsTheWidth() {
            TimeAxis axis = axis(randomTimes(1));

            assertEquals(TimeAxis.MARGIN, axis.x(0), 0.001);
            assertEquals(WIDTH - TimeAxis.MARGIN, axis.x(randomTimes(1)[199]), 0.001);
        }

        @Test
        void zoomingBehindALastEventThatStandsAloneLeavesItWhereItIs() {
            TimeAxis axis = axis(LongStream.concat(LongStream.of(busyHours(0)), LongStream.of(5 * DAY)).toArray());

            assertEquals(axis.x(5 * DAY), axis.zoom(2, WIDTH - 1).x(5 * DAY), 0.001);
        }

        @Test
        void laterIsNeverFurtherLeft() {
            for (long seed = 0; seed < 50; seed++) {
                TimeAxis axis = axis(randomTimes(seed)).zoom(1 + seed % 7, 10.0 * seed);
                for (double x = 0; x < WIDTH; x++) {
                    assertTrue(axis.time(x + 1) >= axis.time(x));
                }
            }
        }

        @Test
        void aPlaceAndItsTimeAreTheSame() {
            for (long seed = 0; seed < 50; seed++) {
                TimeAxis axis = axis(randomTimes(seed)).zoom(1 + seed % 5, 300);
                for (double x = 0; x <= WIDTH; x += 0.5) {
                    assertEquals(axis.time(x), axis.time(axis.x(axis.time(x))), 1 + 0.01 / axis.scale());
                }
            }
        }

        @Test
        void eventsOfOneInstantStandInTheMiddle() {
            assertEquals(WIDTH / 2, axis(DAY, DAY, DAY).x(DAY), 0.001);
        }
    }

    @Nested
    class Zooming {
        private final long[] times = randomTimes(3);

        @Test
        void theTimeUnderThePointerStays() {
            for (double x = 30; x < WIDTH - 30; x += 7) {
                TimeAxis axis = axis(times).zoom(4, 200);
                assertEquals(x, axis.zoom(1.25, x).x(axis.time(x)), 1);
            }
        }

        @Test
        void aGapKeepsItsWidth() {
            TimeAxis axis = axis(busyHours(0, 5 * DAY, 7 * DAY));
            Gap gap = new Gap(HOUR, 5 * DAY);
            TimeAxis closer = axis.zoom(50, axis.x(gap.from()));

            assertEquals(Gap.PITCH, closer.x(gap.to()) - closer.x(gap.from()), 0.01);
        }

        @Test
        void itNeverShowsMoreThanTheStream() {
            TimeAxis axis = axis(times).zoom(8, 100).zoom(0.001, 600);

            assertTrue(axis.fitted());
            assertEquals(TimeAxis.MARGIN, axis.x(times[0]), 0.001);
        }

        @Test
        void panningStopsAtBothEnds() {
            TimeAxis axis = axis(times).zoom(8, 100);

            assertEquals(TimeAxis.MARGIN, axis.pan(-1e9).x(times[0]), 0.001);
            assertEquals(WIDTH - TimeAxis.MARGIN, axis.pan(1e9).x(times[199]), 0.1);
        }

        @Test
        void aRangeFillsTheWidth() {
            TimeAxis axis = axis(LongStream.range(0, 100).map(hour -> hour * HOUR).toArray()).showing(20 * HOUR, 30 * HOUR);

            assertEquals(TimeAxis.MARGIN, axis.x(20 * HOUR), 0.01);
            assertEquals(WIDTH - TimeAxis.MARGIN, axis.x(30 * HOUR), 0.01);
        }

        @Test
        void aTimeOutOfSightComesIntoSight() {
            TimeAxis axis = axis(LongStream.range(0, 100).map(hour -> hour * HOUR).toArray()).zoom(20, 0).revealing(90 * HOUR);

            assertEquals(WIDTH - TimeAxis.MARGIN, axis.x(90 * HOUR), 0.01);
        }
    }
}
