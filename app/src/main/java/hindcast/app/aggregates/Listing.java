package hindcast.app.aggregates;

import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the list reads. A store answers it; each call waits for the database.
public interface Listing {
    /// A page of lines.
    StreamPage page(StreamQuery query, PageKey key, int limit);

    /// How many aggregates there are of each type.
    Map<String, Long> counts();

    /// The states of some lines, now or at an instant; a line without an event by then is left out.
    Map<StreamId, Glimpse> glimpses(List<StreamSummary> rows, Optional<Instant> then);
}
