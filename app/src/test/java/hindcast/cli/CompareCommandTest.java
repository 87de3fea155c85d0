package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `hindcast compare` on a real store.
final class CompareCommandTest {
    private static NewEvent event(String type, String data, String time) {
        return new NewEvent(type + time, type, 1, data, Metadata.NONE, Instant.parse(time));
    }

    @BeforeAll
    static void fill(@Database EventStore store) {
        NewEvent asked = event("LoanAsked", "{\"amount\":1.10}", "2026-11-09T10:00:00Z");
        store.append(new StreamId("Loan", "1"), 0, List.of(asked, event("LoanGranted", "{\"rate\":3}", "2026-11-09T11:00:00Z")));
        store.append(new StreamId("Loan", "2"), 0, List.of(asked, event("LoanGranted", "{\"rate\":4}", "2026-11-09T12:00:00Z"),
                event("LoanPaid", "{\"paid\":true}", "2026-11-09T13:00:00Z")));
    }

    @Test
    void twoAggregatesStandBesideEachOther(@Database String url) {
        assertEquals(new Ended(0, """
                left   Loan/1 · v2 of 2
                right  Loan/2 · v3 of 3

                   STATE  LEFT  RIGHT
                ~  /rate  3     4
                >  /paid        true

                The histories part at v2: 1 event before it is alike.

                   LEFT                        RIGHT
                ~    v2  LoanGranted · rate 3     v2  LoanGranted · rate 4
                >                                 v3  LoanPaid · paid true
                """, ""), Ended.of(url, "compare", "Loan/1", "Loan/2"));
        assertEquals("{\"left\":{\"aggregate\":\"Loan/1\",\"version\":2},\"right\":{\"aggregate\":\"Loan/2\",\"version\":2},\"common\":1,\"aligned\":true,"
                + "\"state\":[{\"path\":\"/rate\",\"kind\":\"changed\",\"left\":3,\"right\":4}],"
                + "\"events\":[{\"type\":\"LoanGranted\",\"left\":2,\"right\":2,\"alike\":false}]}\n",
                Ended.of(url, "compare", "--json", "Loan/1", "Loan/2@2026-11-09T12:30:00Z").out());
    }

    @Test
    void oneAggregateAtTwoMomentsPartsWhereTheEarlierEnds(@Database String url) {
        assertEquals("The histories part at v2: 1 event before it is alike.", Ended.of(url, "compare", "Loan/2@v1", "Loan/2").out().lines().toList().get(7));
        assertEquals("""
                left   Loan/2 · v3 of 3
                right  Loan/2 · v3 of 3

                The states are the same.

                The histories are alike: 3 events.
                """, Ended.of(url, "compare", "Loan/2", "Loan/2@v3").out());
    }

    @Test
    void whatIsNotThereIsSaid(@Database String url) {
        assertEquals(new Ended(1, "", "There is no aggregate Loan/3@home.\n"), Ended.of(url, "compare", "Loan/1", "Loan/3@home"));
        assertEquals(new Ended(1, "", "Loan/1 has the versions 1 to 2, and no 9.\n"), Ended.of(url, "compare", "Loan/1@v9", "Loan/2"));
        assertEquals(2, Ended.of(url, "compare", "Loan/1").code());
    }
}
