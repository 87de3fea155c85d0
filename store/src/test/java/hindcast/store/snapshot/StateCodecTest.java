package hindcast.store.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.EventCodec;
import hindcast.store.aggregate.EventType;
import hindcast.store.aggregate.Headline;
import hindcast.store.aggregate.Telling;
import hindcast.store.command.Commands;
import hindcast.store.aggregate.Undecodable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// States as JSON and back, and the keys of folds.
final class StateCodecTest {
    enum Mood { CALM, EXCITED }

    record Line(String product, @Nullable BigDecimal price, List<String> tags) {
    }

    record Everything(
            boolean yes,
            int count,
            long many,
            double share,
            @Nullable String name,
            BigDecimal sum,
            Mood mood,
            Instant at,
            LocalDate day,
            LocalDateTime local,
            Duration length,
            UUID id,
            Optional<String> note,
            Optional<Line> first,
            List<Line> lines,
            Set<Mood> moods,
            Map<String, BigDecimal> limits,
            Map<Mood, List<Integer>> places) {
    }

    private static Everything everything(BigDecimal sum, Instant at) {
        Map<String, BigDecimal> limits = new LinkedHashMap<>();
        limits.put("z", new BigDecimal("0.10"));
        limits.put("a/b~\"", new BigDecimal("-1E-7"));
        return new Everything(
                true, Integer.MIN_VALUE, Long.MAX_VALUE, 0.1, "Bär \u0001 \"\\ \uD83E\uDDF8", sum, Mood.EXCITED, at, LocalDate.of(-44, 3, 15),
                LocalDateTime.of(2026, 3, 1, 12, 0, 0, 1), Duration.ofSeconds(-3, 7), UUID.fromString("0f9b2b62-6f5c-4d5b-9d11-2d9e8b3f7a10"),
                Optional.of("n"), Optional.empty(), List.of(new Line("p", null, List.of()), new Line("q", new BigDecimal("1.50"), List.of("a", "b"))),
                Set.of(Mood.CALM), limits, Map.of(Mood.CALM, List.of(1, 2)));
    }

    private record Rules<S>(S initial, int foldRevision) implements Decider<S, String, String> {
        @Override
        public Decision<String> decide(S state, String command) {
            return Decision.accept(command);
        }

        @Override
        public S evolve(S state, String event, Instant at) {
            return state;
        }
    }

    private record Words<S>() implements Telling<S, String> {
        @Override
        public Headline headline(S state) {
            return new Headline("", Headline.Tone.NEUTRAL);
        }

        @Override
        public String tell(String event) {
            return event;
        }
    }

    private static <S> Aggregate<S, String, String> aggregate(S initial, int revision, List<EventType<String>> events) {
        return new Aggregate<>("Thing", new Rules<>(initial, revision), new EventCodec<>(events), new Words<>(), Commands.none());
    }

    private static <S> StateCodec<S> codec(S initial) {
        return StateCodec.of(aggregate(initial, 1, List.of())).orElseThrow();
    }

    @Nested
    class States {
        @ParameterizedTest
        @ValueSource(strings = {"0", "0.00", "1E+3", "1000", "-0.10", "1E-30", "12345678901234567890.99", "1E+1000"})
        void comeBackWithEveryDigitOfTheirDecimals(String sum) {
            Everything state = everything(new BigDecimal(sum), Instant.EPOCH);
            StateCodec<Everything> codec = codec(state);
            assertEquals(state, codec.read(codec.write(state).orElseThrow()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-01T12:00:00.123456789Z", "0000-01-01T00:00:00Z", "+12026-01-01T00:00:00.000001Z"})
        void comeBackWithTheirTimesToTheNanosecond(String at) {
            Everything state = everything(BigDecimal.ONE, Instant.parse(at));
            StateCodec<Everything> codec = codec(state);
            assertEquals(state, codec.read(codec.write(state).orElseThrow()));
        }

        @Test
        void keepTheOrderOfTheirMaps() {
            Everything state = everything(BigDecimal.ONE, Instant.EPOCH);
            StateCodec<Everything> codec = codec(state);
            assertEquals(List.of("z", "a/b~\""), List.copyOf(codec.read(codec.write(state).orElseThrow()).limits().keySet()));
        }

        @Test
        void thatDoNotComeBackEqualAreNotWritten() {
            Everything state = everything(new BigDecimal("1E+1001"), Instant.EPOCH);
            assertEquals(Optional.empty(), codec(state).write(state));
            record Growing(int size) {
                Growing {
                    size++;
                }
            }
            assertEquals(Optional.empty(), codec(new Growing(0)).write(new Growing(1)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "{", "{}", "{\"product\":\"p\",\"tags\":[],\"more\":1}", "{\"product\":\"p\",\"tags\":[]} {}"})
        void areNotReadFromAnythingElse(String json) {
            assertThrows(Undecodable.class, () -> codec(new Line("p", null, List.of())).read(json));
        }

        @Test
        void ofWhichJsonKeepsTooLittleHaveNoCodec() {
            record Any(Object value) {
            }
            record Bytes(byte[] value) {
            }
            record Keyed(Map<Line, String> value) {
            }
            record Deep(List<Optional<Any>> value) {
            }
            Stream.of(new Any(1), new Bytes(new byte[0]), new Keyed(Map.of()), new Deep(List.of()), "a text")
                    .forEach(initial -> assertTrue(StateCodec.of(aggregate(initial, 1, List.of())).isEmpty(), initial::toString));
        }

        @Test
        void mayHoldTheirOwnKind() {
            record Part(String name, List<Part> parts) {
            }
            Part state = new Part("a", List.of(new Part("b", List.of())));
            assertEquals(state, codec(state).read(codec(state).write(state).orElseThrow()));
        }
    }

    @Nested
    class Keys {
        private final EventType<String> event = EventType.of("Said", String.class);

        private static String key(Object initial, int revision, EventType<String> event) {
            return key(initial, revision, List.of(event));
        }

        private static String key(Object initial, int revision, List<EventType<String>> events) {
            return StateCodec.of(aggregate(initial, revision, events)).orElseThrow().key();
        }

        @Test
        void areTheSameForTheSameFold() {
            record One(String a, List<Mood> b) {
            }
            record Renamed(String a, List<Mood> b) {
            }
            assertEquals(key(new One("", List.of()), 1, event), key(new One("", List.of()), 1, event));
            assertEquals(key(new One("", List.of()), 1, event), key(new Renamed("", List.of()), 1, event));
        }

        @Test
        void areOthersForAnotherRevisionOfTheFold() {
            assertNotEquals(key(new Line("", null, List.of()), 1, event), key(new Line("", null, List.of()), 2, event));
        }

        @Test
        void areOthersForAnotherBeginning() {
            assertNotEquals(key(new Line("", null, List.of()), 1, event), key(new Line("a", null, List.of()), 1, event));
        }

        @Test
        void areOthersForAnotherShapeOfTheStateHoweverDeep() {
            record InnerA(int x) {
            }
            record InnerB(long x) {
            }
            record A(List<InnerA> list) {
            }
            record B(List<InnerB> list) {
            }
            record C(Set<InnerA> list) {
            }
            record D(List<InnerA> items) {
            }
            record E(@Nullable List<InnerA> list) {
            }
            List<String> keys = Stream.of(new A(List.of()), new B(List.of()), new C(Set.of()), new D(List.of()), new E(List.of()))
                    .map(state -> key(state, 1, event))
                    .toList();
            assertEquals(keys, keys.stream().distinct().toList());
        }

        @Test
        void areOthersForOtherEventsOrAnotherRevisionOfThem() {
            Line initial = new Line("", null, List.of());
            List<String> keys = List.of(
                    key(initial, 1, List.of()),
                    key(initial, 1, event),
                    key(initial, 1, EventType.of("Told", String.class)),
                    key(initial, 1, EventType.of("Said", String.class, data -> data)));
            assertEquals(keys, keys.stream().distinct().toList());
            assertFalse(keys.getFirst().isBlank());
        }
    }
}
