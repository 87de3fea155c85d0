package hindcast.app.timeline;

import hindcast.domain.order.Order;
import hindcast.store.Bulk;
import hindcast.store.Bulk.Placement;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.MergeFold;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Streams made up for tests: in memory, and in a store when they are put there.
public final class Streams {
    private final StreamId stream;
    private final Fold<?> fold;
    private final List<Recorded<String>> events = new ArrayList<>();

    private Streams(String stream, Fold<?> fold) {
        this.stream = StreamId.parse(stream);
        this.fold = fold;
    }

    /// An order without events.
    public static Streams order(String id) {
        return new Streams("Order/" + id, new AggregateFold<>(Order.AGGREGATE));
    }

    /// A stream that the domain does not know.
    public static Streams unknown(String stream) {
        return new Streams(stream, new MergeFold());
    }

    /// One more event, in the first revision.
    public Streams event(String time, String type, String user, String data) {
        return revision(1, time, type, user, data);
    }

    /// One more event.
    public Streams revision(int revision, String time, String type, String user, String data) {
        int version = events.size() + 1;
        Metadata metadata = Metadata.of(version == 1
                ? Map.of("correlationId", "f-" + stream.id(), "userId", user)
                : Map.of("correlationId", "f-" + stream.id(), "causationId", stream.id() + "-" + (version - 1), "userId", user));
        events.add(new Recorded<>(12_000 + version, stream, version, stream.id() + "-" + version, type, revision, Instant.parse(time), data, metadata));
        return this;
    }

    public Timeline timeline() {
        Timeline.Builder builder = Timeline.builder(stream, fold);
        events.forEach(builder);
        return builder.build();
    }

    /// Writes the events into a store, with their times and ids.
    public void into(EventStore store) {
        try (Bulk bulk = store.bulk()) {
            bulk.place(events.stream().map(event -> new Placement(stream, event.version(), new NewEvent(
                    event.id(), event.type(), event.revision(), event.data(), event.metadata(), event.recordedAt()))).toList());
            bulk.commit();
        }
    }

    /// An order whose payment was refused once: fourteen events in two hours.
    public static Streams paidAtLast() {
        return order("7f3a91c2")
                .revision(3, "2026-11-19T13:31:02.118Z", "OrderCreated", "c-2207", """
                        {"customerId":"c-2207","currency":"EUR","items":[],"customerNotes":"ring twice","deliveryAddress":"12 Elm St"}""")
                .event("2026-11-19T13:34:40.902Z", "OrderItemAdded", "c-2207", "{\"productId\":\"iphone-15-case\",\"quantity\":2,\"price\":19.90}")
                .event("2026-11-19T13:36:12.440Z", "OrderItemAdded", "c-2207", "{\"productId\":\"charger-30w\",\"quantity\":1,\"price\":34.00}")
                .event("2026-11-19T13:38:55.017Z", "OrderItemRemoved", "c-2207", "{\"productId\":\"charger-30w\"}")
                .event("2026-11-19T13:42:09.733Z", "OrderItemAdded", "c-2207", "{\"productId\":\"charger-65w\",\"quantity\":1,\"price\":49.00}")
                .event("2026-11-19T13:57:20.300Z", "OrderConfirmed", "c-2207", "{\"confirmedBy\":\"c-2207\",\"restaurantId\":\"r-18\"}")
                .event("2026-11-19T14:00:02.871Z", "PaymentInitiated", "payments", "{\"method\":\"CREDIT_CARD\",\"amount\":88.80}")
                .event("2026-11-19T14:02:11.532Z", "PaymentFailed", "payments", "{\"reason\":\"insufficient_funds\"}")
                .event("2026-11-19T14:25:48.006Z", "PaymentInitiated", "payments", "{\"method\":\"CREDIT_CARD\",\"amount\":88.80}")
                .event("2026-11-19T14:26:48.006Z", "PaymentAuthorized", "payments", "{\"amount\":88.80,\"authorization\":\"7F21A\"}")
                .event("2026-11-19T14:31:10.654Z", "PreparationStarted", "r-18", "{}")
                .event("2026-11-19T14:47:29.190Z", "OrderReady", "r-18", "{}")
                .event("2026-11-19T14:52:00.000Z", "OrderShipped", "dhl", "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD0146000\"}")
                .event("2026-11-19T15:19:54.220Z", "OrderDelivered", "dhl", "{\"signedBy\":\"customer\"}");
    }

    /// An order that began as that one did, was paid at once and never shipped.
    public static Streams paidAtOnce() {
        return order("9c1b40de")
                .revision(3, "2026-11-19T16:31:02.118Z", "OrderCreated", "c-2207", """
                        {"customerId":"c-2207","currency":"EUR","items":[],"customerNotes":"ring twice","deliveryAddress":"12 Elm St"}""")
                .event("2026-11-19T16:34:40.902Z", "OrderItemAdded", "c-2207", "{\"productId\":\"iphone-15-case\",\"quantity\":2,\"price\":19.90}")
                .event("2026-11-19T16:36:12.440Z", "OrderItemAdded", "c-2207", "{\"productId\":\"charger-30w\",\"quantity\":1,\"price\":34.00}")
                .event("2026-11-19T16:38:55.017Z", "OrderItemRemoved", "c-2207", "{\"productId\":\"charger-30w\"}")
                .event("2026-11-19T16:57:20.300Z", "OrderConfirmed", "c-2207", "{\"confirmedBy\":\"c-2207\",\"restaurantId\":\"r-18\"}")
                .event("2026-11-19T17:00:02.871Z", "PaymentInitiated", "payments", "{\"method\":\"CREDIT_CARD\",\"amount\":39.80}")
                .event("2026-11-19T17:02:11.532Z", "PaymentAuthorized", "payments", "{\"amount\":39.80,\"authorization\":\"8A11C\"}");
    }

    /// An order whose events lie hours and days apart.
    public static Streams slow() {
        return order("e481f51cbdc54678b7cc49136f2d6af7")
                .revision(3, "2017-10-02T10:56:33Z", "OrderCreated", "9ef432eb", """
                        {"customerId":"9ef432eb6251297304e76186b10a928d","currency":"BRL","items":[{"productId":"87285b34884572647811a353c7ac498a",\
                        "quantity":1,"price":29.99}],"customerNotes":"","estimatedDelivery":"2017-10-18T00:00:00Z"}""")
                .event("2017-10-02T11:07:15Z", "OrderConfirmed", "9ef432eb", "{\"confirmedBy\":\"9ef432eb\"}")
                .event("2017-10-02T11:07:15Z", "PaymentInitiated", "payments", "{\"method\":\"CREDIT_CARD\",\"amount\":29.99}")
                .event("2017-10-02T11:07:15Z", "PaymentAuthorized", "payments", "{\"amount\":29.99}")
                .event("2017-10-04T19:55:00Z", "OrderShipped", "carrier", "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR1\"}")
                .event("2017-10-10T21:25:13Z", "OrderDelivered", "carrier", "{}");
    }

    /// A draft that items were added to and taken from for days.
    public static Streams months(int count) {
        Streams streams = order("9e10000000" + count)
                .revision(3, "2026-10-21T08:00:00Z", "OrderCreated", "c-1",
                        "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"items\":[],\"customerNotes\":\"\"}");
        Random random = new Random(count);
        Instant time = Instant.parse("2026-10-21T08:00:10Z");
        List<String> products = new ArrayList<>();
        while (streams.events.size() < count) {
            time = time.plusMillis((long) (Math.exp(random.nextDouble() * 9) * (random.nextInt(500) == 0 ? 4_000 : 20)));
            if (products.size() > 40 || !products.isEmpty() && random.nextInt(3) == 0) {
                String product = products.remove(random.nextInt(products.size()));
                streams.event(time.toString(), "OrderItemRemoved", "c-1", "{\"productId\":\"" + product + "\"}");
            } else {
                String product = "product-" + streams.events.size();
                products.add(product);
                streams.event(time.toString(), "OrderItemAdded", "c-1",
                        "{\"productId\":\"" + product + "\",\"quantity\":" + (1 + random.nextInt(9)) + ",\"price\":" + random.nextInt(9_999) / 100.0 + "}");
            }
        }
        return streams;
    }

    /// An application for a loan, of types that the domain does not know; two of its times run backwards.
    public static Streams loan() {
        return unknown("Application/A-652823628")
                .event("2016-01-01T09:51:15.304Z", "A_Create Application", "User_1", "{\"goal\":\"Existing loan takeover\",\"amount\":20000.0}")
                .event("2016-01-01T09:51:15.352Z", "A_Submitted", "User_1", "{\"status\":\"submitted\"}")
                .event("2016-01-01T09:51:15.774Z", "W_Handle leads", "User_1", "{\"task\":{\"name\":\"Handle leads\",\"state\":\"schedule\"}}")
                .event("2016-01-01T09:52:36.392Z", "W_Handle leads", "User_2", "{\"task\":{\"state\":\"withdraw\"}}")
                .event("2016-01-01T09:52:36.403Z", "W_Complete application", "User_1", "{\"task\":{\"name\":\"Complete application\",\"state\":\"schedule\"}}")
                .event("2016-01-01T09:52:36.300Z", "A_Concept", "User_1", "{\"status\":\"concept\"}")
                .event("2016-01-02T10:45:22.429Z", "W_Complete application", "User_17", "{\"task\":{\"state\":\"start\"}}")
                .event("2016-01-02T11:17:08.000Z", "A_Accepted", "User_52", "{\"status\":\"accepted\"}")
                .event("2016-01-02T11:17:07.000Z", "O_Create Offer", "User_52",
                        "{\"offer\":{\"id\":\"Offer_716078829\",\"terms\":44,\"monthly\":498.29,\"credit\":null}}")
                .event("2016-01-13T13:10:56.000Z", "O_Returned", "User_113", "{\"offer\":{\"returned\":true}}")
                .event("2016-01-14T14:53:22.000Z", "A_Pending", "User_10", "{\"status\":\"pending\"}");
    }

    /// An order whose sixth event cannot be decoded.
    public static Streams broken() {
        return order("b0a7")
                .revision(3, "2026-11-19T13:31:02.118Z", "OrderCreated", "c-9", """
                        {"customerId":"c-9","currency":"EUR","items":[{"productId":"lamp","quantity":1,"price":12.50}],"customerNotes":""}""")
                .event("2026-11-19T13:34:40.902Z", "OrderConfirmed", "c-9", "{\"confirmedBy\":\"c-9\"}")
                .event("2026-11-19T13:36:12.440Z", "LoyaltyPointsGranted", "crm", "{\"points\":12}")
                .event("2026-11-19T13:38:12.440Z", "PaymentInitiated", "payments", "{\"method\":\"CASH\",\"amount\":12.50}")
                .event("2026-11-19T13:39:12.440Z", "PaymentAuthorized", "payments", "{\"amount\":12.50}")
                .event("2026-11-19T13:41:55.017Z", "OrderShipped", "dhl", "{\"carrier\":[1,2]}")
                .event("2026-11-19T13:52:09.733Z", "OrderDelivered", "dhl", "{}");
    }
}
