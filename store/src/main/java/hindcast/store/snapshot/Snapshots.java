package hindcast.store.snapshot;

import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Undecodable;
import hindcast.store.jdbc.Db;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The snapshots of a store, as those use them who execute commands or look at the end of a long stream. They are a convenience: one that is
/// missing, was made by another fold or cannot be read is passed over, and one that cannot be written is done without. So none of this
/// throws for want of a database; the first failure is logged, the others are like it. Safe for use by many threads.
///
/// A snapshot is only ever made of events that were all decoded by the fold whose key it bears, and events never change: so whoever goes on
/// from it skips nothing that this fold could not read.
public final class Snapshots {
    /// How many events are folded again at most, unless somebody chooses otherwise.
    public static final int EVERY = 100;

    private static final Logger LOG = System.getLogger("hindcast");

    private final SnapshotTable table;
    private final Map<String, StateCodec<?>> codecs = new HashMap<>();
    private final int every;
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param known the aggregates of the domain; those whose states JSON does not keep have no snapshots
    /// @param every how many events lie between two snapshots of a stream at least; 0 for never to write one
    public Snapshots(DataSource source, Collection<? extends Aggregate<?, ?, ?>> known, int every) {
        if (every < 0) {
            throw new IllegalArgumentException("Snapshots are taken every so many events, or never (0), not every " + every);
        }
        this.table = new SnapshotTable(new Db(source));
        this.every = every;
        known.forEach(aggregate -> StateCodec.of(aggregate).ifPresent(codec -> codecs.put(aggregate.type(), codec)));
    }

    /// The newest state of a stream that a command can be decided on, together with the events behind it. Empty also for a command id that
    /// the store knows: what it caused is found among the events of the whole stream.
    public <S> Optional<Usable<S>> usable(Aggregate<S, ?, ?> aggregate, StreamId stream, Optional<String> commandId) {
        return codec(aggregate).flatMap(codec -> trying(() -> table
                .newest(new SnapshotTable.Wanted(stream, codec.key()), commandId.orElse(null))
                .flatMap(stored -> read(codec, stored))));
    }

    /// The newest state of a stream that its end can be shown from.
    public Optional<Usable<?>> usable(StreamId stream) {
        return Optional.ofNullable(usable(List.of(stream)).get(stream));
    }

    /// The same for several streams, in one round trip; those without one are missing.
    public Map<StreamId, Usable<?>> usable(List<StreamId> streams) {
        List<SnapshotTable.Wanted> wanted = streams.stream()
                .flatMap(stream -> codec(stream.type()).map(codec -> new SnapshotTable.Wanted(stream, codec.key())).stream())
                .toList();
        Map<StreamId, Usable<?>> usable = new LinkedHashMap<>();
        if (!wanted.isEmpty()) {
            trying(() -> Optional.of(table.newest(wanted))).ifPresent(all -> all.forEach(stored ->
                    codec(stored.stream().type()).flatMap(codec -> read(codec, stored)).ifPresent(one -> usable.put(one.stream(), one))));
        }
        return usable;
    }

    /// Whether a stream has come far enough since its newest snapshot for another one.
    ///
    /// @param last    the version of the snapshot that the stream was folded from; 0 when it was from its beginning
    /// @param version that of the stream now
    public boolean isDue(int last, int version) {
        return every != 0 && version - last >= every;
    }

    /// Keeps a state, if it can be kept, and what stood before the previous one no longer.
    ///
    /// @param version the version that it is the state of, folded from events that were all decoded
    public <S> void keep(Aggregate<S, ?, ?> aggregate, StreamId stream, int version, S state) {
        codec(aggregate).ifPresent(codec -> codec.write(state).ifPresent(json -> trying(() -> {
            table.save(stream, version, codec.key(), json);
            return Optional.empty();
        })));
    }

    /// A page of the list of snapshots, by type, id and version.
    ///
    /// @param after the last row of the page before; null for the first page
    /// @param limit most rows
    /// @throws StoreException when the list cannot be read
    public List<Kept> page(Which which, @Nullable Kept after, int limit) {
        return table.page(which, after, limit).stream().map(row -> row.of(isCurrent(row.stream(), row.fold()))).toList();
    }

    /// Compares the newest snapshot of a stream that this program's fold has left with what the events say; without one, says whether there is
    /// one of another fold.
    ///
    /// @param folded the state at a version, folded from the first event; or the reason why there is none, without a full stop
    /// @throws StoreException when the snapshot cannot be read
    public Finding compare(StreamId stream, IntFunction<Folded> folded) {
        List<Snapshot> newestFirst = table.of(stream).reversed();
        Optional<Snapshot> current = newestFirst.stream().filter(one -> isCurrent(stream, one.fold())).findFirst();
        if (current.isEmpty()) {
            return newestFirst.isEmpty() ? new Finding.None() : new Finding.OtherFold(newestFirst.getFirst().version());
        }
        Snapshot snapshot = current.get();
        return switch (folded.apply(snapshot.version())) {
            case Folded.To(Object state) -> Check.compare(codec(stream.type()).orElseThrow(), snapshot, state);
            case Folded.Not(String reason) -> new Finding.Unfounded(snapshot.version(), reason);
        };
    }

    /// How many events make a stream worth a snapshot.
    int length() {
        return every == 0 ? EVERY : every;
    }

    /// Whether a fold is that of this program for the stream.
    boolean isCurrent(StreamId stream, String fold) {
        return codec(stream.type()).filter(codec -> codec.key().equals(fold)).isPresent();
    }

    /// Takes note that a stream could not be read for its snapshot.
    public void failed(StreamId stream, RuntimeException cause) {
        tell("No snapshot was taken of %s: %s".formatted(stream, cause.getMessage()), cause);
    }

    SnapshotTable table() {
        return table;
    }

    Collection<StateCodec<?>> codecs() {
        return codecs.values();
    }

    Optional<StateCodec<?>> codec(String type) {
        return Optional.ofNullable(codecs.get(type));
    }

    /// That of this very aggregate: another one of the same type has another fold.
    @SuppressWarnings("unchecked")
    private <S> Optional<StateCodec<S>> codec(Aggregate<S, ?, ?> aggregate) {
        return codec(aggregate.type()).filter(codec -> codec.aggregate() == aggregate).map(codec -> (StateCodec<S>) codec);
    }

    private <S> Optional<Usable<S>> read(StateCodec<S> codec, SnapshotTable.Stored stored) {
        try {
            return Optional.of(new Usable<>(stored.stream(), codec.fold(), stored.version(), codec.read(stored.state()), stored.firstAt()));
        } catch (Undecodable unreadable) {
            tell("The snapshot of %s at v%d cannot be read (%s) and is passed over"
                    .formatted(stored.stream(), stored.version(), unreadable.getMessage()), unreadable);
            return Optional.empty();
        }
    }

    private interface Attempt<T> {
        Optional<T> make();
    }

    private <T> Optional<T> trying(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (StoreException failed) {
            tell("It goes on without snapshots. " + failed.getMessage(), failed);
            return Optional.empty();
        }
    }

    private void tell(String sentence, RuntimeException cause) {
        if (!told.getAndSet(true)) {
            LOG.log(Level.WARNING, sentence, cause);
        }
    }
}
