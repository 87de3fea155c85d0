package hindcast.store.verify;

import hindcast.store.EventStore;
import hindcast.store.StreamId;
import hindcast.store.snapshot.Finding.Difference;
import hindcast.store.snapshot.Snapshots;
import hindcast.store.snapshot.Upkeep;
import hindcast.store.snapshot.Which;
import java.util.List;
import java.util.stream.Collectors;

/// Compares the snapshots of a store with the events that they stand for: a stream at a time, each read from its first event. Those of another fold than this
/// program's are not compared, and not used either. It writes nothing.
public final class SnapshotCheck {
    private final Upkeep upkeep;
    private long streams;

    public SnapshotCheck(EventStore store, Snapshots snapshots) {
        this.upkeep = new Upkeep(store, snapshots);
    }

    /// Looks at all of them.
    ///
    /// @param listener may throw to stop
    /// @return how many streams had any
    /// @throws hindcast.store.StoreException when the database is away or refuses
    public long check(LogCheck.Listener listener) {
        streams = 0;
        upkeep.verify(Which.ALL, (stream, findings) -> {
            streams++;
            listener.at(new Progress("snapshots", streams, streams, 0));
            findings.forEach(finding -> tell(stream, finding, listener));
        });
        return streams;
    }

    private static void tell(StreamId stream, hindcast.store.snapshot.Finding finding, LogCheck.Listener listener) {
        switch (finding) {
            case hindcast.store.snapshot.Finding.None _, hindcast.store.snapshot.Finding.Agrees _, hindcast.store.snapshot.Finding.OtherFold _ -> { }
            case hindcast.store.snapshot.Finding.Differs(int version, List<Difference> differences) ->
                    listener.found(new Finding.SnapshotDiffers(stream, version, differences.stream()
                            .map(one -> "%s is %s, not %s".formatted(one.path(), one.kept().map(Object::toString).orElse("nothing"),
                                    one.folded().map(Object::toString).orElse("nothing")))
                            .collect(Collectors.joining(", "))));
            case hindcast.store.snapshot.Finding.Unfounded(int version, String reason) ->
                    listener.found(new Finding.SnapshotDiffers(stream, version, reason));
        }
    }
}
