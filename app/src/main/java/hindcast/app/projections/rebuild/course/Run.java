package hindcast.app.projections.rebuild.course;

import hindcast.app.fx.Background;
import hindcast.store.projection.rebuild.Progress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// This window's work at a rebuild. However often it tells how far it is, the window hears it no more often than it can draw.
public final class Run {
    private static final long STRETCH = 250_000_000;

    private final Background background;
    private final LongSupplier nanos;
    private final Runnable moved;
    private final AtomicReference<Heard> newest = new AtomicReference<>();
    private @Nullable Throughput throughput;
    private Optional<Progress> progress = Optional.empty();

    private record Heard(Progress progress, long at) {
    }

    /// @param moved run on the toolkit's thread when it has come on
    public Run(Background background, LongSupplier nanos, Runnable moved) {
        this.background = background;
        this.nanos = nanos;
        this.moved = moved;
    }

    /// Told by the work, from its own thread.
    public void at(Progress told) {
        if (newest.getAndSet(new Heard(told, nanos.getAsLong())) == null) {
            background.tell(this::hear);
        }
    }

    /// How far it is; empty before it has said so.
    public Optional<Progress> progress() {
        return progress;
    }

    /// How quickly it reads.
    public List<Throughput.Stretch> stretches() {
        return throughput == null ? List.of() : throughput.stretches();
    }

    private void hear() {
        Heard heard = newest.getAndSet(null);
        if (heard != null) {
            long events = heard.progress().events();
            throughput = throughput == null ? new Throughput(heard.at(), events, STRETCH) : throughput;
            throughput.at(heard.at(), events);
            progress = Optional.of(heard.progress());
            moved.run();
        }
    }
}
