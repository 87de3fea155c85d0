package hindcast.app.projections.rebuild;

import hindcast.store.projection.rebuild.Preview;
import hindcast.store.projection.rebuild.Progress;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.RebuildLine;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import hindcast.store.projection.rebuild.Review;
import hindcast.store.projection.rebuild.Review.Difference;
import hindcast.store.projection.rebuild.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The generations of projections: how one is made, compared, taken into service and given up. All of it waits for the database.
public interface Generations {
    /// What a rebuild would take; touches nothing.
    Preview preview(String name, Scope scope);

    /// @return a sentence why it was not begun; empty when it was
    Optional<String> begin(String name, Scope scope, String reason);

    /// The rebuild that has not ended.
    Optional<RebuildLine> open(String name);

    /// Works at it until it can be compared, or somebody pauses it or gives it up.
    Ended run(String name, Consumer<Progress> listener);

    /// @return false when it has ended
    boolean pause(String name);

    /// @return false when it has ended
    boolean cancel(String name, String reason);

    /// Passes over the event that cannot be folded, for ever.
    ///
    /// @return false when there is none
    boolean skip(String name, String reason);

    /// Compares it with what is served.
    Differences review(String name);

    /// Takes it into service.
    Swapped swap(String name, String reason);

    /// Takes the generation before back into service.
    Swapped rollBack(String name, String reason);

    /// The generations that were not dropped, the newest first.
    List<Generation> all(String name);

    /// @return a sentence why it was not dropped; empty when it was
    Optional<String> drop(String name, int number, String reason);

    /// The type of the streams that have a row each; empty where a row comes of many.
    Optional<String> streamType(String name);

    /// Whether nothing can be made here, as far as it is known without asking.
    boolean readOnly();

    /// What a review found. Asked by one thread at a time, and closed.
    interface Differences extends AutoCloseable {
        Review.Counts counts();

        /// @param after the last one of the page before; null for the first page
        List<Difference> page(@Nullable Difference after, int limit);

        @Override
        void close();
    }
}
