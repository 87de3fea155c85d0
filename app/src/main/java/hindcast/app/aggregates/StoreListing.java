package hindcast.app.aggregates;

import hindcast.app.fx.Views;
import hindcast.store.EventStore;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import hindcast.store.aggregate.Headline;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Frame;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The list as an open store answers it.
public record StoreListing(EventStore store, Aggregates aggregates) implements Listing {
    @Override
    public StreamPage page(StreamQuery query, PageKey key, int limit) {
        return store.streams(query, key, limit);
    }

    @Override
    public Map<String, Long> counts() {
        return store.counts();
    }

    @Override
    public Map<StreamId, Glimpse> glimpses(List<StreamSummary> rows, Optional<Instant> then) {
        Map<StreamId, Glimpse> glimpses = new HashMap<>();
        aggregates.rows(rows, then.orElse(null)).forEach((stream, row) ->
                glimpses.put(stream, new Glimpse(row.summary().version(), row.summary().lastAt(), headline(row.frame()))));
        return glimpses;
    }

    private static Headline headline(Frame frame) {
        return switch (frame) {
            case Frame.State state -> state.headline();
            case Frame.Broken broken -> new Headline(Views.text("aggregates.broken", broken.brokenAt()), Headline.Tone.BAD);
        };
    }
}
