package hindcast.store.chaos;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Appends to streams that others append to as well, at once or within a transaction that takes its time, and notes what it was told. Where it is
/// told nothing, it asks again with the same command until it is.
final class Writer implements Runnable {
    private static final int MOST_EVENTS = 5;
    private static final int LONGEST_MILLIS = 250;
    private static final int PAUSE_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DataSource source;
    private final EventStore store;
    private final AtomicIntegerArray versions;
    private final Ledger ledger;
    private final SplittableRandom chance;
    private final BooleanSupplier over;

    /// @param versions what all writers know of the versions of the streams: sometimes too little
    Writer(DataSource source, AtomicIntegerArray versions, Ledger ledger, SplittableRandom chance, BooleanSupplier over) {
        this.source = source;
        this.store = EventStore.open(source);
        this.versions = versions;
        this.ledger = ledger;
        this.chance = chance;
        this.over = over;
    }

    /// Events for one stream behind the version that is known.
    private record Attempt(int number, int expected, List<NewEvent> events) {
        StreamId stream() {
            return new StreamId("Chaos", "stream-" + number);
        }

        List<String> ids() {
            return events.stream().map(NewEvent::id).toList();
        }
    }

    @Override
    public void run() {
        while (!over.getAsBoolean()) {
            try {
                if (chance.nextInt(4) == 0) {
                    slowly(attempt());
                } else {
                    atOnce(attempt());
                }
            } catch (RuntimeException | InterruptedException mishap) {
                ledger.fault("A writer ended: " + mishap);
                return;
            }
        }
    }

    private Attempt attempt() {
        int number = chance.nextInt(versions.length());
        String command = UUID.randomUUID().toString();
        Metadata metadata = Metadata.of(Map.of(Metadata.COMMAND_ID, command));
        List<NewEvent> events = IntStream.rangeClosed(1, chance.nextInt(1, MOST_EVENTS + 1))
                .mapToObj(event -> new NewEvent(command + "#" + event, "Happened", 1, "{\"event\": " + event + "}", metadata, null))
                .toList();
        return new Attempt(number, versions.get(number), events);
    }

    private void atOnce(Attempt attempt) throws InterruptedException {
        settle(attempt, () -> store.append(attempt.stream(), attempt.expected(), attempt.events()), false);
    }

    /// Asks until there is an answer, and notes it.
    private void settle(Attempt attempt, Supplier<AppendResult> append, boolean unsureBefore) throws InterruptedException {
        boolean unsure = unsureBefore;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                note(attempt, append.get(), unsure);
                return;
            } catch (StoreException away) {
                unsure = true;
                Thread.sleep(chance.nextInt(1, PAUSE_MILLIS));
            }
        }
        ledger.fault("An append had no answer for " + PATIENCE.toSeconds() + " s");
    }

    private void note(Attempt attempt, AppendResult answer, boolean unsure) {
        Collection<String> ids = attempt.ids();
        switch (answer) {
            case AppendResult.Appended appended -> {
                ledger.written(ids);
                know(attempt, appended.lastVersion());
                if (appended.lastVersion() - appended.firstVersion() + 1 != ids.size()) {
                    ledger.fault("An append of %d events was answered with v%d to v%d"
                            .formatted(ids.size(), appended.firstVersion(), appended.lastVersion()));
                }
            }
            case AppendResult.Conflict conflict -> {
                ledger.refused(ids);
                versions.set(attempt.number(), conflict.actual());
            }
        }
        if (unsure) {
            ledger.resolved(answer instanceof AppendResult.Appended ? Ledger.Unsure.KEPT : Ledger.Unsure.GONE);
        }
    }

    private void know(Attempt attempt, int version) {
        versions.accumulateAndGet(attempt.number(), version, Math::max);
    }

    /// Appends in a transaction of its own, waits, and commits it or rolls it back.
    private void slowly(Attempt attempt) throws InterruptedException {
        boolean committing = false;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            AppendResult answer = EventStore.open(new OneTransaction(connection)).append(attempt.stream(), attempt.expected(), attempt.events());
            Thread.sleep(chance.nextInt(LONGEST_MILLIS));
            if (answer instanceof AppendResult.Conflict || chance.nextInt(3) == 0) {
                connection.rollback();
                ledger.rolledBack(attempt.ids());
                return;
            }
            committing = true;
            connection.commit();
            note(attempt, answer, false);
        } catch (SQLException | StoreException away) {
            if (committing) {
                settle(attempt, () -> store.append(attempt.stream(), attempt.expected(), attempt.events()), true);
            } else {
                ledger.rolledBack(attempt.ids());
            }
        }
    }
}
