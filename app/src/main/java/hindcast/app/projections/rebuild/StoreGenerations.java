package hindcast.app.projections.rebuild;

import hindcast.app.fx.Told;
import hindcast.app.fx.Views;
import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.rebuild.Preview;
import hindcast.store.projection.rebuild.Progress;
import hindcast.store.projection.rebuild.Rebuild;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.RebuildLine;
import hindcast.store.projection.rebuild.Rebuilds;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import hindcast.store.projection.rebuild.Review;
import hindcast.store.projection.rebuild.Review.Difference;
import hindcast.store.projection.rebuild.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The generations in an open store. Each rebuild has connections of its own, what is asked beside it shares some. When the store is left its work
/// ends, and can be gone on with.
public final class StoreGenerations implements Generations, AutoCloseable {
    private final Session session;
    private final String saidBy;
    private final ReadWriteLock asking = new ReentrantReadWriteLock();
    private Optional<Rebuilding> shared = Optional.empty();
    private volatile boolean closed;

    /// @param saidBy who decides, as the audit trail names them
    public StoreGenerations(Session session, String saidBy) {
        this.session = session;
        this.saidBy = saidBy;
    }

    private record Found(Review review) implements Differences {
        @Override
        public Review.Counts counts() {
            return review.counts();
        }

        @Override
        public List<Difference> page(@Nullable Difference after, int limit) {
            return review.page(after, limit);
        }

        @Override
        public void close() {
            review.close();
        }
    }

    @Override
    public Preview preview(String name, Scope scope) {
        return asked(rebuilds -> rebuilds.preview(name, scope));
    }

    @Override
    public Optional<String> begin(String name, Scope scope, String reason) {
        return asked(rebuilds -> switch (rebuilds.begin(name, scope, saidBy, reason)) {
            case Rebuilds.Begun.Yes _ -> Optional.empty();
            case Rebuilds.Begun.No(String why) -> Optional.of(why);
        });
    }

    @Override
    public Optional<RebuildLine> open(String name) {
        return asked(rebuilds -> rebuilds.open(name).map(Rebuild::line));
    }

    @Override
    public Ended run(String name, Consumer<Progress> listener) {
        try (Rebuilding own = session.rebuilding()) {
            return own.rebuilds().open(name).map(rebuild -> rebuild.run(progress -> {
                if (closed) {
                    throw new CancellationException();
                }
                listener.accept(progress);
            })).orElseGet(Ended.Over::new);
        }
    }

    @Override
    public boolean pause(String name) {
        return asked(rebuilds -> rebuilds.open(name).map(Rebuild::pause).orElse(false));
    }

    @Override
    public boolean cancel(String name, String reason) {
        return asked(rebuilds -> rebuilds.open(name).map(rebuild -> rebuild.cancel(saidBy, reason)).orElse(false));
    }

    @Override
    public boolean skip(String name, String reason) {
        return asked(rebuilds -> rebuilds.open(name).map(rebuild -> rebuild.skip(saidBy, reason)).orElse(false));
    }

    @Override
    public Differences review(String name) {
        return asked(rebuilds -> new Found(opened(rebuilds, name).review()));
    }

    @Override
    public Swapped swap(String name, String reason) {
        return asked(rebuilds -> opened(rebuilds, name).swap(saidBy, reason));
    }

    @Override
    public Swapped rollBack(String name, String reason) {
        return asked(rebuilds -> rebuilds.rollBack(name, saidBy, reason));
    }

    @Override
    public List<Generation> all(String name) {
        return asked(rebuilds -> rebuilds.generations(name));
    }

    @Override
    public Optional<String> drop(String name, int number, String reason) {
        return asked(rebuilds -> rebuilds.drop(name, number, saidBy, reason));
    }

    @Override
    public Optional<String> streamType(String name) {
        return session.projections().named(name).flatMap(it -> it instanceof SingleStream ? Optional.of(it.streamType()) : Optional.empty());
    }

    @Override
    public boolean readOnly() {
        return session.readOnly();
    }

    private static Rebuild opened(Rebuilds rebuilds, String name) {
        return rebuilds.open(name).orElseThrow(
                () -> new IllegalArgumentException("The rebuild of " + name + " has ended: somebody swapped or cancelled it."));
    }

    private <T> T asked(Function<Rebuilds, T> question) {
        asking.readLock().lock();
        try {
            return question.apply(rebuilds());
        } finally {
            asking.readLock().unlock();
        }
    }

    private synchronized Rebuilds rebuilds() {
        if (closed) {
            throw new Told(Views.text("rebuild.left"));
        }
        Rebuilding open = shared.orElseGet(session::rebuilding);
        shared = Optional.of(open);
        return open.rebuilds();
    }

    /// Waits for the questions that are on their way: their connections are not cut.
    @Override
    public void close() {
        closed = true;
        asking.writeLock().lock();
        try {
            shared.ifPresent(Rebuilding::close);
        } finally {
            asking.writeLock().unlock();
        }
    }
}
