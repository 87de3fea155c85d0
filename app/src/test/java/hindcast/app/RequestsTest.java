package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What macOS asks of the program, in the order in which it comes.
final class RequestsTest {
    private static final String LINK = "hindcast://embedded/Order/7f3a";
    private static final String FILE = "/Users/ana/Some events.ndjson";

    private final Requests requests = new Requests();
    private final List<Errand> heard = new ArrayList<>();

    @Test
    void whatComesBeforeTheWindowWaitsForIt() {
        requests.add(LINK);
        requests.add(FILE);
        requests.to(heard::add, () -> { });
        assertEquals(List.of(Errand.of(List.of(LINK)), Errand.of(List.of(FILE))), heard);
    }

    @Test
    void whatComesLaterIsToldAtOnceAndOnce() {
        requests.to(heard::add, () -> { });
        requests.add(LINK);
        assertEquals(List.of(Errand.of(List.of(LINK))), heard);
    }

    @Test
    void aFileOfAnotherKindAsksForNothing() {
        requests.to(heard::add, () -> { });
        requests.add("/Users/ana/orders.csv");
        assertEquals(List.of(), heard);
    }

    @Test
    void onlyMacOsAsksThisWay() {
        assertTrue(Requests.come("Mac OS X"));
        assertFalse(Requests.come("Linux"));
        assertFalse(Requests.come("Windows 11"));
    }
}
