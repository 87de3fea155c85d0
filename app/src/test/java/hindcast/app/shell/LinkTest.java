package hindcast.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.shell.Place.At;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.question.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Places written as links and read again.
final class LinkTest {
    private static final StreamId ORDER = new StreamId("Order", "7f3a");
    private static final Instant THEN = Instant.parse("2026-11-19T13:02:11.532001Z");

    static Stream<Link> links() {
        return Stream.of(
                new Link("", new Place.Connect()),
                new Link("eu-prod", new Place.Aggregates(StreamQuery.ALL)),
                new Link("eu-prod", new Place.Aggregates(new StreamQuery("Order", "7f3", false, null, null, Sort.ACTIVITY))),
                new Link("eu-prod", new Place.Aggregates(new StreamQuery(null, "a & b=c/ä+%", true, THEN, null, Sort.ID))),
                new Link("eu-prod", new Place.Projections(null)),
                new Link("eu-prod", new Place.Projections("orders")),
                new Link("", new Place.Rows("orders")),
                new Link("shop", new Place.Command(ORDER, "ShipOrder")),
                new Link("", new Place.New("Loan application")),
                new Link("", new Place.Find("", "", new Scope.Now())),
                new Link("shop", new Place.Find("Loan application", "state.total > 1 && meta.a == \"b?c=d\"", new Scope.Ever())),
                new Link("shop", new Place.Find("Order", "data.x == 'ä+%'", new Scope.At(THEN))),
                new Link("shop", new Place.Compare(new Place.Timeline(ORDER, new At.Version(4)), new Place.Timeline(ORDER, new At.Live()))),
                new Link("", new Place.Compare(new Place.Timeline(new StreamId("Loan application", "a/b?c=d&right=Order/1#e %@v3"), new At.Time(THEN)),
                        new Place.Timeline(ORDER, new At.Version(0)))),
                new Link("shop", new Place.Timeline(new StreamId("projections", "rows"), new At.Live())),
                new Link("eu prod/2", new Place.Timeline(ORDER, new At.Live())),
                new Link("", new Place.Timeline(ORDER, new At.Version(8))),
                new Link("shop", new Place.Timeline(ORDER, new At.Time(THEN))),
                new Link("shop", new Place.Timeline(new StreamId("Loan application", "a/b?c=d#e %"), new At.Version(0))));
    }

    @ParameterizedTest
    @MethodSource("links")
    void aPrintedLinkReadsBackAsTheSamePlace(Link link) {
        assertEquals(Optional.of(link), Link.parse(link.toString()));
    }

    @Test
    void aLinkReadsWell() {
        assertEquals("hindcast://eu-prod/Order/7f3a?v=8", new Link("eu-prod", new Place.Timeline(ORDER, new At.Version(8))).toString());
        assertEquals("hindcast://eu-prod/aggregates?type=Order&q=7f3",
                new Link("eu-prod", new Place.Aggregates(new StreamQuery("Order", "7f3", false, null, null, Sort.ACTIVITY))).toString());
    }

    @Test
    void aLinkToTwoReadsWell() {
        assertEquals("hindcast://shop/compare?left=Order/7f3a&left-v=8&right=Order/9c1b", new Link("shop", new Place.Compare(
                new Place.Timeline(ORDER, new At.Version(8)), new Place.Timeline(new StreamId("Order", "9c1b"), new At.Live()))).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Order/7f3a", "https://example.org/Order/7f3a", "hindcast://", "hindcast://shop", "hindcast://shop/Order",
        "hindcast://shop/rows", "hindcast://shop/Order/", "hindcast://shop//7f3a", "hindcast://shop/Order/7f3a?v=-1", "hindcast://shop/Order/7f3a?v=eight",
        "hindcast://shop/Order/7f3a?at=noon", "hindcast://shop/Order/%zz", "hindcast://shop/aggregates?sort=size",
        "hindcast://shop/find?type=Order&when=lunch", "hindcast://shop/compare?left=Order/7f3a", "hindcast://shop/compare?left=Order/7f3a&right=9c1b"})
    void whatIsNoLinkIsNone(String text) {
        assertEquals(Optional.empty(), Link.parse(text));
    }

    @Test
    void blanksAroundAPastedLinkDoNotMatter() {
        assertEquals(Optional.of(new Link("shop", new Place.Timeline(ORDER, new At.Live()))), Link.parse("  hindcast://shop/Order/7f3a\n"));
    }
}
