package hindcast.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hindcast.app.command.DrawerModel.Origin;
import hindcast.app.command.IssueModel.Standing;
import hindcast.app.command.Issuer.Issue;
import hindcast.app.fx.Background;
import hindcast.app.session.Libpq;
import hindcast.app.session.Session;
import hindcast.domain.Shop;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Commands given to a real store through the drawer, without a window.
final class StoreIssuerTest {
    private static final JsonMapper JSON = new JsonMapper();

    private Session session;
    private StoreIssuer issuer;

    @BeforeEach
    void open(@Database String url) {
        session = Session.open(Libpq.ofProcess().url(url), (what, fraction) -> { });
        issuer = new StoreIssuer(session, Shop.aggregates());
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void whatIsToldIsWhatIsAppended() {
        Random random = new Random(5);
        for (int aggregate = 0; aggregate < 6; aggregate++) {
            DrawerModel drawer = new DrawerModel(issuer, new Background(Runnable::run, Runnable::run),
                    new Origin(Instant::now, System::nanoTime, () -> UUID.randomUUID().toString(), "maria"));
            drawer.create(aggregate % 3 == 2 ? "Account" : "Order", "random-" + aggregate);
            for (int step = 0; step < 12; step++) {
                giveAny(drawer, random);
            }
        }
    }

    private void giveAny(DrawerModel drawer, Random random) {
        List<Offer> possible = drawer.offers().get().stream().filter(Offer::isPossible).toList();
        if (possible.isEmpty()) {
            return;
        }
        StreamId stream = drawer.here().get().orElseThrow().timeline().stream();
        Offer offer = possible.get(random.nextInt(possible.size()));
        drawer.fillIn(offer);
        drawer.issue().form().get().orElseThrow().write(offer.example().toString());
        Preview told = drawer.issue().preview().get().orElseThrow();
        drawer.issue().issue();
        Standing.Answered answered = assertInstanceOf(Standing.Answered.class, drawer.issue().standing().get());
        Answer.Committed committed = assertInstanceOf(Answer.Committed.class, answered.answer());
        assertEquals(essence(assertInstanceOf(Preview.Accepted.class, told).events()), essence(committed.events()));
        drawer.arrive(stream);
        drawer.at(session.aggregates().timeline(stream, _ -> { }), committed.events().getLast().version());
    }

    private static List<String> essence(List<Recorded<String>> events) {
        return events.stream().map(event -> event.version() + " " + event.type() + " " + event.revision() + " " + JSON.readTree(event.data())).toList();
    }

    @Test
    void theSameCommandIdAppendsOnceAndIsAnsweredAlike() {
        Issue issue = account("once", 0, "c-1");
        Answer first = issuer.issue(issue);
        assertEquals(first, issuer.issue(issue));
        assertEquals(1, events(issue.stream()).size());
    }

    @Test
    void whatSomebodyElseAppendedIsAConflictThatTellsIt() {
        Issue issue = account("taken", 0, "c-2");
        issuer.issue(issue);
        Answer.Conflict conflict = assertInstanceOf(Answer.Conflict.class, issuer.issue(account("taken", 0, "c-3")));
        assertEquals(new Answer.Conflict(1, events(issue.stream())), conflict);
    }

    private static Issue account(String id, int expected, String commandId) {
        ObjectNode json = (ObjectNode) JSON.readTree("{\"email\":\"mara@example.org\",\"name\":\"Mara\",\"currency\":\"EUR\"}");
        return new Issue(new StreamId("Account", id), "CreateAccount", json, expected, Metadata.of(Map.of(Metadata.COMMAND_ID, commandId)));
    }

    private List<Recorded<String>> events(StreamId stream) {
        List<Recorded<String>> events = new ArrayList<>();
        session.store().read(stream, 0, events::add);
        return events;
    }
}
