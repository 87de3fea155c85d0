package hindcast.app.projections.rebuild;

import hindcast.store.projection.rebuild.Preview;
import hindcast.store.projection.rebuild.Progress;
import hindcast.store.projection.rebuild.Progress.Stage;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.RebuildLine;
import hindcast.store.projection.rebuild.RebuildLine.State;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import hindcast.store.projection.rebuild.Review;
import hindcast.store.projection.rebuild.Review.Change;
import hindcast.store.projection.rebuild.Review.Difference;
import hindcast.store.projection.rebuild.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Generations without a store: what is done is noted, and what comes of it was said before.
final class FakeGenerations implements Generations {
    final List<String> done = new ArrayList<>();
    Optional<RebuildLine> open = Optional.empty();
    Ended ending = new Ended.Ready();
    Swapped swapped = new Swapped.Yes(1, 2, true);
    Optional<String> refusal = Optional.empty();
    List<Progress> course = List.of();
    boolean readOnly;
    int differing = 250;
    int closed;

    /// A rebuild of the orders.
    static RebuildLine line(State state, boolean atWork) {
        return new RebuildLine(1, "orders", 2, new Scope.All(), state, state == State.REVIEW ? Stage.REVIEW : Stage.ROWS, 1000, 400, 1000, 40,
                state == State.FAILED ? OptionalLong.of(48) : OptionalLong.empty(), state == State.FAILED ? "carrier is missing" : "", "maria", "a try",
                "shop-1", atWork, Instant.EPOCH, Optional.empty());
    }

    /// So far, in the first step.
    static Progress at(long events) {
        return new Progress(Stage.ROWS, events, 1000, events / 10, 0, 1000, 100, Optional.of(Duration.ofSeconds(7)), "Little is in memory.");
    }

    @Override
    public Preview preview(String name, Scope scope) {
        done.add("preview " + name + " " + scope);
        return new Preview(1000, 100, 1 << 20, 500, Optional.of(Duration.ofSeconds(2)), List.of(), List.of(), "Little is in memory.", refusal);
    }

    @Override
    public Optional<String> begin(String name, Scope scope, String reason) {
        done.add("begin " + name + ": " + reason);
        open = Optional.of(line(State.REPLAYING, true));
        return Optional.empty();
    }

    @Override
    public Optional<RebuildLine> open(String name) {
        return open;
    }

    @Override
    public Ended run(String name, Consumer<Progress> listener) {
        done.add("run " + name);
        course.forEach(listener);
        switch (ending) {
            case Ended.Ready() -> open = Optional.of(line(State.REVIEW, false));
            case Ended.Paused() -> open = Optional.of(line(State.PAUSED, false));
            case Ended.Failed _ -> open = Optional.of(line(State.FAILED, false));
            case Ended.Over() -> open = Optional.empty();
            case Ended.Elsewhere _ -> open = Optional.of(line(State.REPLAYING, true));
        }
        return ending;
    }

    @Override
    public boolean pause(String name) {
        return done.add("pause " + name);
    }

    @Override
    public boolean cancel(String name, String reason) {
        open = Optional.empty();
        return done.add("cancel " + name + ": " + reason);
    }

    @Override
    public boolean skip(String name, String reason) {
        return done.add("skip " + name + ": " + reason);
    }

    @Override
    public Differences review(String name) {
        done.add("review " + name);
        return new Differences() {
            @Override
            public Review.Counts counts() {
                return new Review.Counts(1000, 1000, 0, 0, differing, 50, 0, List.of(), List.of());
            }

            @Override
            public List<Difference> page(@Nullable Difference after, int limit) {
                int from = after == null ? 0 : Integer.parseInt(after.key().getFirst()) + 1;
                return IntStream.range(from, Math.min(differing, from + limit)).mapToObj(number -> new Difference(List.of(String.valueOf(number)),
                        Difference.Kind.CHANGED, false,
                        List.of(new Change("sum", "1", "2", Optional.empty()), new Change("count", "3", null, Optional.empty()))))
                        .toList();
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @Override
    public Swapped swap(String name, String reason) {
        open = swapped instanceof Swapped.Yes ? Optional.empty() : open;
        done.add("swap " + name + ": " + reason);
        return swapped;
    }

    @Override
    public Swapped rollBack(String name, String reason) {
        done.add("roll back " + name + ": " + reason);
        return new Swapped.Yes(2, 1, false);
    }

    @Override
    public List<Generation> all(String name) {
        return List.of(generation(3, true), generation(2, false), generation(1, false));
    }

    private static Generation generation(int number, boolean serving) {
        return new Generation(number, 1, 1000, serving, false, 1 << 20, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Optional<String> drop(String name, int number, String reason) {
        done.add("drop " + name + " " + number + ": " + reason);
        return Optional.of("Generation 1 was taken into service meanwhile.");
    }

    @Override
    public Optional<String> streamType(String name) {
        return Optional.of("Order");
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }
}
