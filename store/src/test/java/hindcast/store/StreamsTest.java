package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.StreamQuery.Sort;
import hindcast.store.testing.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The list of streams, held against a list that is sorted and filtered in memory: with many equal times, and streams whose times run backwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamsTest {
    private static final int SIZE = 150;
    private static final int LIMIT = 40;

    private final Random random = new Random(4711);
    private final EventStore store;
    private final List<StreamSummary> streams = new ArrayList<>();

    StreamsTest(@Database EventStore store) {
        this.store = store;
    }

    @BeforeAll
    void fill() {
        List<Bulk.Placement> placements = new ArrayList<>();
        IntStream.range(0, SIZE).mapToObj(this::summary).forEach(summary -> {
            streams.add(summary);
            for (int version = 1; version <= summary.version(); version++) {
                placements.add(new Bulk.Placement(summary.stream(), version, event(summary, version)));
            }
        });
        try (Bulk bulk = store.bulk()) {
            bulk.place(placements);
            bulk.commit();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void pagesFollowOneAnotherToTheEnd(StreamQuery query) {
        List<StreamPage> pages = new ArrayList<>();
        StreamPage page = store.streams(query, new PageKey.First(), LIMIT);
        pages.add(page);
        while (page.later()) {
            page = store.streams(query, new PageKey.After(page.rows().getLast()), LIMIT);
            pages.add(page);
        }
        List<StreamSummary> all = expected(query);
        assertEquals(
                IntStream.rangeClosed(0, Math.max(0, all.size() - 1) / LIMIT)
                        .mapToObj(number -> page(all, number * LIMIT, number * LIMIT + LIMIT))
                        .toList(),
                pages);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void pagesFollowOneAnotherBackToTheBeginning(StreamQuery query) {
        List<StreamPage> pages = new ArrayList<>();
        StreamPage page = store.streams(query, new PageKey.Last(), LIMIT);
        pages.add(page);
        while (page.earlier()) {
            page = store.streams(query, new PageKey.Before(page.rows().getFirst()), LIMIT);
            pages.add(page);
        }
        List<StreamSummary> all = expected(query);
        assertEquals(
                IntStream.rangeClosed(0, Math.max(0, all.size() - 1) / LIMIT)
                        .mapToObj(number -> page(all, all.size() - number * LIMIT - LIMIT, all.size() - number * LIMIT))
                        .toList(),
                pages);
    }

    @Test
    void everyTypeIsCounted() {
        assertEquals(Map.of("Order", count("Order"), "Account", count("Account"), "Lager ü", count("Lager ü")), store.counts());
    }

    @Test
    void aStreamThatDoesNotExistHasNoLine() {
        assertEquals(Optional.empty(), store.stream(new StreamId("Order", "nobody")));
    }

    @Test
    void aPageOfNoRowsIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> store.streams(StreamQuery.ALL, new PageKey.First(), 0));
        assertThrows(IllegalArgumentException.class, () -> store.streams(StreamQuery.ALL, new PageKey.First(), 1001));
    }

    static Stream<StreamQuery> queries() {
        Random random = new Random(99);
        List<String> texts = List.of("", "", "a", "-0", "order-", "zzz", "%", "_", "\\", "🙂", "'");
        return Stream.concat(
                Stream.of(Sort.values()).map(sort -> new StreamQuery(null, "", false, null, null, sort)),
                Stream.generate(() -> new StreamQuery(
                                random.nextBoolean() ? null : List.of("Order", "Account", "Nothing").get(random.nextInt(3)),
                                texts.get(random.nextInt(texts.size())),
                                random.nextBoolean(),
                                random.nextInt(3) > 0 ? null : time(random),
                                random.nextInt(3) > 0 ? null : time(random),
                                Sort.values()[random.nextInt(3)]))
                        .limit(50));
    }

    private List<StreamSummary> expected(StreamQuery query) {
        Comparator<StreamSummary> byId = Comparator.<StreamSummary, byte[]>comparing(row -> bytes(row.stream().type()), Arrays::compareUnsigned)
                .thenComparing(row -> bytes(row.stream().id()), Arrays::compareUnsigned);
        Comparator<StreamSummary> order = switch (query.sort()) {
            case ACTIVITY -> Comparator.comparing(StreamSummary::lastAt).thenComparing(byId).reversed();
            case CREATION -> Comparator.comparing(StreamSummary::firstAt).thenComparing(byId).reversed();
            case ID -> byId;
        };
        return streams.stream()
                .filter(row -> query.type() == null || row.stream().type().equals(query.type()))
                .filter(row -> query.prefix() ? row.stream().id().startsWith(query.text()) : row.stream().id().contains(query.text()))
                .filter(row -> query.activeFrom() == null || !row.lastAt().isBefore(query.activeFrom()))
                .filter(row -> query.existedAt() == null || !row.firstAt().isAfter(query.existedAt()))
                .sorted(order)
                .toList();
    }

    private static StreamPage page(List<StreamSummary> all, int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(all.size(), to);
        return new StreamPage(all.subList(first, last), first > 0, last < all.size());
    }

    private StreamSummary summary(int number) {
        String odd = List.of("", "", "", "%", "_", "\\", "'", "🙂", "ｚ").get(random.nextInt(9));
        String type = List.of("Order", "Order", "Account", "Lager ü").get(random.nextInt(4));
        StreamId stream = new StreamId(type, "%s-%04x%s%d".formatted(random.nextBoolean() ? "order" : "acct", random.nextInt(65536), odd, number));
        Instant first = time(random);
        int version = 1 + random.nextInt(3);
        return new StreamSummary(stream, version, first, version == 1 ? first : time(random), "Event " + version);
    }

    private static NewEvent event(StreamSummary summary, int version) {
        Instant time = version == 1 ? summary.firstAt() : summary.lastAt();
        return new NewEvent("event " + version, "Event " + version, 1, "{}", Metadata.NONE, time);
    }

    private static Instant time(Random random) {
        return Given.NOON.plusSeconds(random.nextInt(20));
    }

    private long count(String type) {
        return streams.stream().filter(row -> row.stream().type().equals(type)).count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
