package hindcast.app.timeline.travel;

import hindcast.store.EventStore;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.snapshot.Finding;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Timelines as an open store answers them.
public record StoreTimelines(EventStore store, Aggregates aggregates) implements Timelines {
    @Override
    public Timeline open(StreamId stream, Reading reading) {
        store.stream(stream).ifPresent(line -> reading.total(line.version()));
        return aggregates.timeline(stream, reading::read);
    }

    @Override
    public OptionalInt wrongSnapshot(Timeline whole) {
        return switch (aggregates.compare(whole)) {
            case Finding.Differs(int version, var _) -> OptionalInt.of(version);
            case Finding.Unfounded(int version, String _) -> OptionalInt.of(version);
            case Finding.None _, Finding.Agrees _, Finding.OtherFold _ -> OptionalInt.empty();
        };
    }

    @Override
    public List<Recorded<String>> since(StreamId stream, int version) {
        List<Recorded<String>> events = new ArrayList<>();
        store.read(stream, version, events::add);
        return events;
    }
}
