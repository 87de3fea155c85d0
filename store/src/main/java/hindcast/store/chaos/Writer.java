package hindcast.store.chaos;

import hindcast.store.AppendResult;
import hindcast.store.AppendResult.OfAll;
import hindcast.store.EventStore;
import hindcast.store.EventStore.Append;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int MOST_STREAMS = 3;
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

    /// Events behind the versions that are known, for one stream or several.
    private record Attempt(List<Append> parts) {
        List<String> ids() {
            return parts.stream().flatMap(part -> part.events().stream()).map(NewEvent::id).toList();
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
        String command = UUID.randomUUID().toString();
        Metadata metadata = Metadata.of(Map.of(Metadata.COMMAND_ID, command));
        int streams = chance.nextInt(3) == 0 ? chance.nextInt(2, MOST_STREAMS + 1) : 1;
        return new Attempt(chance.ints(0, versions.length()).distinct().limit(streams).mapToObj(number -> part(number, command, metadata)).toList());
    }

    private Append part(int number, String command, Metadata metadata) {
        List<NewEvent> events = IntStream.rangeClosed(1, chance.nextInt(1, MOST_EVENTS + 1))
                .mapToObj(event -> new NewEvent(
                        command + "#" + number + "#" + event, "Happened", 1, "{\"event\": " + event + "}", metadata, null))
                .toList();
        return new Append(new StreamId("Chaos", Integer.toString(number)), versions.get(number), events);
    }

    private void atOnce(Attempt attempt) throws InterruptedException {
        settle(attempt, () -> store.append(attempt.parts()), false);
    }

    /// Asks until there is an answer, and notes it.
    private void settle(Attempt attempt, Supplier<OfAll> append, boolean unsureBefore) throws InterruptedException {
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

    private void note(Attempt attempt, OfAll answer, boolean unsure) {
        switch (answer) {
            case OfAll.Appended(var streams) -> {
                ledger.written(attempt.ids());
                attempt.parts().forEach(part -> check(part, Optional.ofNullable(streams.get(part.stream()))));
                streams.forEach((stream, appended) -> versions.accumulateAndGet(number(stream), appended.lastVersion(), Math::max));
            }
            case OfAll.Conflicts(var streams) -> {
                ledger.refused(attempt.ids());
                streams.forEach((stream, conflict) -> versions.set(number(stream), conflict.actual()));
            }
        }
        if (unsure) {
            ledger.resolved(answer instanceof OfAll.Appended ? Ledger.Unsure.KEPT : Ledger.Unsure.GONE);
        }
    }

    private void check(Append part, Optional<AppendResult.Appended> answer) {
        int last = part.expected() + part.events().size();
        if (answer.filter(appended -> appended.firstVersion() == part.expected() + 1 && appended.lastVersion() == last).isEmpty()) {
            ledger.fault("An append of %d events to %s behind v%d was answered with %s".formatted(
                    part.events().size(), part.stream(), part.expected(), answer));
        }
    }

    private static int number(StreamId stream) {
        return Integer.parseInt(stream.id());
    }

    /// Appends in a transaction of its own, waits, and commits it or rolls it back.
    private void slowly(Attempt attempt) throws InterruptedException {
        boolean committing = false;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            OfAll answer = EventStore.open(new OneTransaction(connection)).append(attempt.parts());
            Thread.sleep(chance.nextInt(LONGEST_MILLIS));
            if (answer instanceof OfAll.Conflicts || chance.nextInt(3) == 0) {
                connection.rollback();
                ledger.rolledBack(attempt.ids());
                return;
            }
            committing = true;
            connection.commit();
            note(attempt, answer, false);
        } catch (SQLException | StoreException away) {
            if (committing) {
                settle(attempt, () -> store.append(attempt.parts()), true);
            } else {
                ledger.rolledBack(attempt.ids());
            }
        }
    }
}
