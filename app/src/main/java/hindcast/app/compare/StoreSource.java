package hindcast.app.compare;

import hindcast.app.timeline.travel.Reading;
import hindcast.app.timeline.travel.Timelines;
import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import hindcast.store.timeline.Timeline;
import java.util.List;

/// What an open store answers.
public record StoreSource(EventStore store, Timelines timelines) implements Source {
    private static final int MOST = 3;
    private static final int LONGEST = 200;

    @Override
    public Timeline open(StreamId stream, Reading reading) {
        return timelines.open(stream, reading);
    }

    @Override
    public List<StreamId> similar(StreamId wanted) {
        if (wanted.id().length() > LONGEST) {
            return List.of();
        }
        StreamQuery query = new StreamQuery(wanted.type(), wanted.id(), false, null, null, Sort.ACTIVITY);
        return store.streams(query, new PageKey.First(), MOST).rows().stream().map(StreamSummary::stream).toList();
    }
}
