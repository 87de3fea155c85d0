package hindcast.store.timeline;

import hindcast.store.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Packs events as they are read, and folds them while the next ones are on their way: a long stream is open as soon as it is read, not a
/// second time as late. One batch is folded while another is filled, so no more than two of them are in memory. A short stream needs no
/// second thread.
final class Folding implements Consumer<Recorded<String>> {
    /// What the driver fetches at once ([hindcast.store.jdbc.Reads]): one lot is folded while the server sends the next.
    private static final int BATCH = 1_000;

    private final Timeline.Builder timeline;
    private List<Recorded<String>> batch = new ArrayList<>();
    private CompletableFuture<Void> folded = CompletableFuture.completedFuture(null);

    Folding(Timeline.Builder timeline) {
        this.timeline = timeline;
    }

    @Override
    public void accept(Recorded<String> event) {
        timeline.pack(event);
        batch.add(event);
        if (batch.size() == BATCH) {
            List<Recorded<String>> full = batch;
            batch = new ArrayList<>(BATCH);
            folded.join();
            folded = CompletableFuture.runAsync(() -> full.forEach(timeline::fold), Thread::startVirtualThread);
        }
    }

    /// The timeline of all that was accepted; this is of no further use.
    Timeline end() {
        folded.join();
        batch.forEach(timeline::fold);
        return timeline.build();
    }
}
