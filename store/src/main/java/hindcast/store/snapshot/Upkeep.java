package hindcast.store.snapshot;

import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Looks the snapshots of a store over and puts them right: a stream at a time, each read from its first event, so that neither the number of
/// streams nor their length matters to the memory. Whoever wants it to stop throws from the consumer: what was done by then stays done.
public final class Upkeep {
    private static final int PAGE = 500;

    private final EventStore store;
    private final Snapshots snapshots;
    private final SnapshotTable table;

    public Upkeep(EventStore store, Snapshots snapshots) {
        this.store = store;
        this.snapshots = snapshots;
        this.table = snapshots.table();
    }

    /// What became of the snapshots of a stream.
    ///
    /// @param dropped  how many were wrong, or of another fold
    /// @param made     the version of the one that was made; 0 when none was missing or none can be made
    /// @param right    how many were right and stay
    /// @param obstacle why none can be made of the newest state; empty when one can
    public record Mended(StreamId stream, int dropped, int made, int right, String obstacle) {
        /// Whether anything was done.
        public boolean isChanged() {
            return dropped > 0 || made > 0;
        }
    }

    /// Compares every snapshot with the events that it stands for. Writes nothing.
    ///
    /// @param each told the findings of each stream, the oldest snapshot first
    public void verify(Which which, BiConsumer<StreamId, List<Finding>> each) {
        kept(which, stream -> each.accept(stream, findings(stream)));
    }

    /// Drops what is wrong or of another fold, and makes a snapshot of the newest state of each stream that is long enough and has none of its
    /// last events. Streams of a type whose states are not kept are left alone.
    ///
    /// @param each told of every stream that was looked at
    public void rebuild(Which which, Consumer<Mended> each) {
        for (StateCodec<?> codec : snapshots.codecs()) {
            if (which.type() == null || which.type().equals(codec.aggregate().type())) {
                streams(codec.aggregate().type(), which, stream -> each.accept(mend(codec, stream)));
            }
        }
        // What is left are those of streams that are shorter than a snapshot is worth, or are no more.
        kept(which, stream -> snapshots.codec(stream.type()).filter(_ -> !isLong(store.stream(stream)))
                .ifPresent(codec -> each.accept(mend(codec, stream))));
    }

    private boolean isLong(Optional<StreamSummary> line) {
        return line.isPresent() && line.get().version() >= snapshots.length();
    }

    /// Each stream that has snapshots, once.
    private void kept(Which which, Consumer<StreamId> each) {
        Kept after = null;
        StreamId last = null;
        List<Kept> page;
        do {
            page = table.page(which, after, PAGE);
            for (Kept row : page) {
                if (!row.stream().equals(last)) {
                    each.accept(row.stream());
                }
                last = row.stream();
                after = row;
            }
        } while (page.size() == PAGE);
    }

    /// Each stream of a type that is long enough for a snapshot.
    private void streams(String type, Which which, Consumer<StreamId> each) {
        if (which.id() != null) {
            Optional<StreamSummary> line = store.stream(new StreamId(type, which.id()));
            if (isLong(line)) {
                each.accept(line.get().stream());
            }
            return;
        }
        StreamQuery query = new StreamQuery(type, "", false, null, null, StreamQuery.Sort.ID);
        StreamPage page = store.streams(query, new PageKey.First(), PAGE);
        while (true) {
            page.rows().stream().filter(line -> line.version() >= snapshots.length()).map(StreamSummary::stream).forEach(each);
            if (!page.later()) {
                return;
            }
            page = store.streams(query, new PageKey.After(page.rows().getLast()), PAGE);
        }
    }

    private List<Finding> findings(StreamId stream) {
        List<Snapshot> all = table.of(stream);
        Optional<StateCodec<?>> codec = snapshots.codec(stream.type());
        if (codec.isEmpty()) {
            return all.stream().<Finding>map(snapshot -> new Finding.OtherFold(snapshot.version())).toList();
        }
        Check<?> check = new Check<>(codec.get(), all);
        try {
            store.read(stream, 0, event -> {
                if (check.isDone()) {
                    throw new Enough();
                }
                check.accept(event);
            });
        } catch (Enough _) {
            // The events behind the newest snapshot need not be read.
        }
        return check.findings();
    }

    private <S> Mended mend(StateCodec<S> codec, StreamId stream) {
        List<Snapshot> all = table.of(stream);
        Check<S> check = new Check<>(codec, all);
        store.read(stream, 0, check);
        int dropped = 0;
        int right = 0;
        int newest = 0;
        for (Finding finding : check.findings()) {
            if (finding instanceof Finding.Agrees(int version)) {
                right++;
                newest = version;
            } else {
                table.drop(stream, all.get(dropped + right).version());
                dropped++;
            }
        }
        if (!check.isWhole() || check.version() - newest < snapshots.length()) {
            return new Mended(stream, dropped, 0, right, check.obstacle());
        }
        Optional<String> json = codec.write(check.state());
        json.ifPresent(state -> table.save(stream, check.version(), codec.key(), state));
        return json.isPresent()
                ? new Mended(stream, dropped, check.version(), right, "")
                : new Mended(stream, dropped, 0, right, "its state does not come back from JSON as it was");
    }

    /// Ends the reading of a stream of which enough was read.
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }
}
