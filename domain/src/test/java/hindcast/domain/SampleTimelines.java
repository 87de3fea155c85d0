package hindcast.domain;

import hindcast.domain.account.Account;
import hindcast.domain.order.Order;
import hindcast.domain.sample.SampleShop;
import hindcast.store.Bulk.Placement;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The streams of a sample shop as timelines, without a store.
final class SampleTimelines {
    private static final Instant END = Instant.parse("2026-11-19T15:20:00.123456Z");

    private SampleTimelines() {
    }

    /// @param orders how many orders there are; of the accounts the till, which is long, is left out
    static List<Timeline> of(long seed, int orders) {
        Map<StreamId, Timeline.Builder> builders = new LinkedHashMap<>();
        SampleShop.of(seed, orders, END).forEach(placed -> builders
                .computeIfAbsent(placed.stream(), stream -> Timeline.builder(stream, new AggregateFold<>(aggregate(stream))))
                .accept(recorded(placed)));
        return builders.values().stream().map(Timeline.Builder::build).filter(timeline -> timeline.version() < 1_000).toList();
    }

    static Aggregate<?, ?, ?> aggregate(StreamId stream) {
        return stream.type().equals("Order") ? Order.AGGREGATE : Account.AGGREGATE;
    }

    private static Recorded<String> recorded(Placement placed) {
        NewEvent it = placed.event();
        return new Recorded<>(1, placed.stream(), placed.version(), it.id(), it.type(), it.revision(), Objects.requireNonNull(it.recordedAt()),
                it.data(), it.metadata());
    }
}
