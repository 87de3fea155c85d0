package hindcast.domain.readmodel;

import hindcast.domain.AnyRecord;
import hindcast.domain.sample.SampleShop;
import hindcast.store.Bulk.Placement;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Given events, then rows: what a projection makes of a log, without a database.
final class Replay {
    private static final Instant END = Instant.parse("2026-11-19T15:20:00.123456Z");

    /// An event of a stream, between the states before and after it.
    record Step<S, E>(S before, S after, Recorded<E> event) {
    }

    private Replay() {
    }

    /// What happened in the stream `Any/id`, as of 1970.
    ///
    /// @param apart how far; the first event is one of it after the beginning
    @SafeVarargs
    static <E> List<Recorded<E>> log(String id, ChronoUnit apart, E... events) {
        return IntStream.rangeClosed(1, events.length)
                .mapToObj(version -> event(id, version, Instant.EPOCH.plus(version, apart), events[version - 1]))
                .toList();
    }

    /// What any events do to 20 streams, in the course of two days but in no order.
    static <E> List<Recorded<E>> anyLog(Class<E> events, Random random) {
        AnyRecord any = new AnyRecord(random, false);
        int[] versions = new int[20];
        return Stream.generate(() -> random.nextInt(versions.length)).limit(400).map(stream -> event(
                "o-" + stream, ++versions[stream], Instant.EPOCH.plus(random.nextInt(172_800_000), ChronoUnit.MILLIS), any.of(events))).toList();
    }

    /// What happened in a shop of so many orders.
    static <E> List<Recorded<E>> sample(Projection<?, E, ?> projection, int orders) {
        return decoded(projection, SampleShop.of(1, orders, END).map(Replay::recorded));
    }

    static <E> List<Recorded<E>> decoded(Projection<?, E, ?> projection, Stream<Recorded<String>> log) {
        return log.filter(event -> event.stream().type().equals(projection.streamType()))
                .map(event -> event.with(projection.codec().decode(event).orElseThrow()))
                .toList();
    }

    static <S, E> List<Step<S, E>> steps(Projection<S, E, ?> projection, List<Recorded<E>> log) {
        Map<StreamId, S> states = new HashMap<>();
        List<Step<S, E>> steps = new ArrayList<>();
        for (Recorded<E> event : log) {
            S before = states.getOrDefault(event.stream(), projection.initial());
            S after = projection.evolve(before, event);
            states.put(event.stream(), after);
            steps.add(new Step<>(before, after, event));
        }
        return steps;
    }

    /// The states of the streams at the end.
    static <S, E> Collection<S> states(Projection<S, E, ?> projection, List<Recorded<E>> log) {
        return last(steps(projection, log)).stream().map(Step::after).toList();
    }

    /// The rows at the end.
    static <S, E, R extends Record> Set<R> rows(Projection<S, E, R> projection, List<Recorded<E>> log) {
        return switch (projection) {
            case SingleStream<S, E, R> single -> last(steps(single, log)).stream()
                    .<@Nullable R>map(step -> single.row(step.event().stream(), step.event().version(), step.after()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            case MultiStream<S, E, R> multi -> Set.copyOf(merged(multi, contributions(multi, log)));
        };
    }

    static <S, E, R extends Record> List<R> contributions(MultiStream<S, E, R> projection, List<Recorded<E>> log) {
        return steps(projection, log).stream()
                .flatMap(step -> projection.contributions(step.before(), step.after(), step.event()).stream())
                .toList();
    }

    /// Rows of which none has the key of another.
    static <R extends Record> Collection<R> merged(MultiStream<?, ?, R> projection, Collection<R> contributions) {
        RowShape<R> shape = RowShape.of(projection.row());
        Map<List<Object>, R> rows = new HashMap<>();
        contributions.forEach(row -> rows.merge(shape.key(row), row, projection::merge));
        return rows.values();
    }

    private static <S, E> Collection<Step<S, E>> last(List<Step<S, E>> steps) {
        Map<StreamId, Step<S, E>> last = new HashMap<>();
        steps.forEach(step -> last.put(step.event().stream(), step));
        return last.values();
    }

    private static <E> Recorded<E> event(String id, int version, Instant at, E event) {
        return new Recorded<>(1, new StreamId("Any", id), version, id + "-" + version, "any", 1, at, event, Metadata.NONE);
    }

    private static Recorded<String> recorded(Placement placed) {
        return new Recorded<>(
                1, placed.stream(), placed.version(), placed.event().id(), placed.event().type(), placed.event().revision(),
                Objects.requireNonNull(placed.event().recordedAt()), placed.event().data(), placed.event().metadata());
    }
}
