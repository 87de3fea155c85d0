package hindcast.app.log;

import hindcast.app.fx.Background;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.log.Condition;
import hindcast.store.log.Fence;
import hindcast.store.log.Gaps;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import hindcast.store.log.Tail;
import hindcast.store.log.Tail.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// What happens in an open store, as it happens: one tail for the whole window, whoever wants to know of it. It begins at the safe mark of
/// now, and what is told lies behind it; who read something before reads it again, see [#whenLate].
///
/// Used on the toolkit's thread, but for the tail, which runs beside it. However many events come, they are told together, twenty times a
/// second at most.
public final class LiveLog implements AutoCloseable {
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long CALM = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final long RETRY_MILLIS = 1_000;

    /// How it goes.
    public sealed interface State {
        /// The store was not reached yet.
        record Beginning() implements State {
        }

        /// Events come as they are committed.
        record Following() implements State {
        }

        /// The store does not answer, or refuses; it is asked again and again. Why is told by whoever asks it how it is.
        record Away() implements State {
        }
    }

    private final Log log;
    private final Background background;
    private final LongSupplier nanos;
    private final Mailbox mailbox = new Mailbox();
    private final AtomicBoolean onItsWay = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Consumer<News>> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Beginning());
    private final ReadOnlyObjectWrapper<Optional<SafeMark>> mark = new ReadOnlyObjectWrapper<>(this, "mark", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Condition>> conditions = new ReadOnlyObjectWrapper<>(this, "conditions", List.of());
    private final ReadOnlyDoubleWrapper perSecond = new ReadOnlyDoubleWrapper(this, "perSecond");
    private final Rate rate;
    private Runnable again = () -> { };
    private volatile Optional<Tail> tail = Optional.empty();
    private long told;
    // Of the thread of the tails.
    private boolean setBack;

    /// @param nanos the time, from any start
    public LiveLog(Log log, Background background, LongSupplier nanos) {
        this.log = log;
        this.background = background;
        this.nanos = nanos;
        this.told = nanos.getAsLong() - CALM;
        this.rate = new Rate(nanos.getAsLong());
    }

    /// Where a tail begins.
    ///
    /// @param proven up to where nothing could appear any more when the first look was taken
    private record Start(List<Condition> conditions, SafeMark mark, long proven) {
        /// Where nothing tells who writes, the mark may stand still at an old gap: what comes from now on is followed all the same.
        long position() {
            boolean fenced = conditions.stream().filter(each -> each.kind() == Condition.Kind.PRIMARY || each.kind() == Condition.Kind.SEQUENCE)
                    .allMatch(Condition::holds);
            return fenced ? mark.mark() : mark.head();
        }

        /// Whether who has read before it may have missed what lies before it.
        boolean late() {
            return position() > proven;
        }
    }

    /// Begins to follow.
    public void start() {
        background.ask(this::begin, start -> {
            begun(start);
            background.beside(() -> follow(Optional.of(start)));
        }, _ -> {
            state.set(new State.Away());
            background.beside(() -> follow(Optional.empty()));
        });
    }

    private Start begin() {
        List<Condition> found = log.conditions();
        Fence fence = log.fence();
        long proven = fence.latest().mark();
        return new Start(found, fence.settled(), proven);
    }

    private void begun(Start start) {
        conditions.set(start.conditions());
        mark.set(Optional.of(start.mark()));
        state.set(new State.Following());
        if (start.late()) {
            again.run();
        }
    }

    /// Says what is done when it begins behind events that were committed only lately: who has read before may have missed them, and reads again.
    public void whenLate(Runnable reading) {
        again = reading;
    }

    /// How it goes.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The safe mark as the tail found it last, at most a second ago while it follows; empty before the first time.
    public ReadOnlyObjectProperty<Optional<SafeMark>> mark() {
        return mark.getReadOnlyProperty();
    }

    /// What the mark rests on, as it was when the store was opened; empty before it was looked at.
    public ReadOnlyObjectProperty<List<Condition>> conditions() {
        return conditions.getReadOnlyProperty();
    }

    /// How many events a second came lately.
    public ReadOnlyDoubleProperty perSecond() {
        return perSecond.getReadOnlyProperty();
    }

    /// The positions without an event, for who looks closer.
    Gaps gaps() {
        return log.gaps();
    }

    /// What the mark rests on now. Waits for the database.
    List<Condition> look() {
        return log.conditions();
    }

    /// Tells somebody of all that comes, until the subscription ends.
    public Subscription listen(Consumer<News> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// From now on the news have the events of this stream, until the subscription ends.
    public Subscription follow(StreamId stream) {
        return follow(event -> event.stream().equals(stream));
    }

    /// From now on the news have these events, until the subscription ends.
    ///
    /// @param wanted asked of every event, on the thread of the tail: quick, and never throws
    public Subscription follow(Predicate<Recorded<String>> wanted) {
        mailbox.followed().add(wanted);
        return () -> mailbox.followed().remove(wanted);
    }

    /// Asks the store at once, because somebody knows that it is back.
    public void nudge() {
        tail.ifPresent(Tail::nudge);
    }

    /// Ends it. The store may be closed afterwards.
    @Override
    public void close() {
        ended.countDown();
        tail.ifPresent(Tail::close);
        listeners.clear();
    }

    /// One tail after another: one ends when the log was set back.
    private void follow(Optional<Start> first) {
        Optional<Start> start = first;
        while (ended.getCount() > 0) {
            start = start.or(this::beginAgain);
            start.map(begun -> log.tail(LogQuery.ALL, begun.position(), this::hear)).ifPresent(this::run);
            start = Optional.empty();
        }
    }

    private Optional<Start> beginAgain() {
        try {
            Start start = begin();
            background.tell(() -> begun(start));
            if (setBack) {
                // Not before it is known where the next tail begins: what comes in between is read then, what comes later is told.
                setBack = false;
                mailbox.replaced();
                deliverSoon();
            }
            return Optional.of(start);
        } catch (StoreException _) {
            tell(new State.Away());
            rest();
            return Optional.empty();
        }
    }

    private void run(Tail begun) {
        tail = Optional.of(begun);
        if (ended.getCount() > 0) {
            begun.run();
        }
    }

    private void rest() {
        try {
            ended.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            ended.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /// What the tail tells, on its thread.
    void hear(Signal signal) {
        switch (signal) {
            case Signal.Events(var events) -> mailbox.put(events);
            case Signal.CaughtUp(SafeMark found) -> mailbox.put(found);
            case Signal.Away _ -> tell(new State.Away());
            case Signal.Back() -> tell(new State.Following());
            case Signal.SetBack _ -> setBack = true;
        }
        deliverSoon();
    }

    private void deliverSoon() {
        long now = nanos.getAsLong();
        if (now - told >= (mailbox.urgent() ? PACE : CALM) && onItsWay.compareAndSet(false, true)) {
            told = now;
            background.tell(this::deliver);
        }
    }

    private void tell(State now) {
        background.tell(() -> state.set(now));
    }

    private void deliver() {
        onItsWay.set(false);
        Mailbox.Mail mail = mailbox.empty();
        if (ended.getCount() == 0) {
            return;
        }
        rate.add(mail.count(), nanos.getAsLong());
        perSecond.set(rate.perSecond(nanos.getAsLong()));
        mail.mark().ifPresent(found -> mark.set(Optional.of(found)));
        if (mail.count() > 0 || mail.news().replaced()) {
            List.copyOf(listeners).forEach(listener -> listener.accept(mail.news()));
        }
    }
}
