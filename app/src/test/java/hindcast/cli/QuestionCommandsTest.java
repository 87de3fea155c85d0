package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The commands that ask history, on a real store: what they print and how they end.
final class QuestionCommandsTest {
    private static NewEvent event(String id, String type, String data, String time) {
        return new NewEvent(id, type, 1, data, new Metadata("{\"userId\":\"mara\"}"), Instant.parse(time));
    }

    @BeforeAll
    static void fill(@Database EventStore store) {
        store.append(new StreamId("Account", "a"), 0, List.of(
                event("a1", "AccountCreated", "{\"email\":\"a@b.c\",\"name\":\"Ada\",\"currency\":\"EUR\"}", "2026-11-10T10:00:00Z"),
                event("a2", "MoneyDeposited", "{\"amount\":150.50,\"currency\":\"EUR\"}", "2026-11-11T10:00:00Z"),
                event("a3", "MoneyWithdrawn", "{\"amount\":100,\"currency\":\"EUR\"}", "2026-11-12T10:00:00Z"),
                event("a4", "MoneyDeposited", "{\"amount\":49.50,\"currency\":\"EUR\"}", "2026-11-13T10:00:00Z"),
                event("a5", "MoneyDeposited", "{\"amount\":0.01,\"currency\":\"EUR\"}", "2026-11-14T10:00:00Z")));
        store.append(new StreamId("Account", "b"), 0, List.of(
                event("b1", "AccountCreated", "{\"email\":\"b@b.c\",\"name\":\"Ben\",\"currency\":\"EUR\"}", "2026-11-10T10:00:00Z"),
                event("b2", "MoneyDeposited", "{\"amount\":\"much\",\"currency\":\"EUR\"}", "2026-11-15T10:00:00Z")));
    }

    @Test
    void whenTellsTheSpansInWhichItHeld(@Database String url) {
        assertEquals(new Ended(0, """
                FROM  TO  SINCE                      BY              UNTIL                      BY
                  v2  v2  2026-11-11 10:00:00.000 Z  MoneyDeposited  2026-11-12 10:00:00.000 Z  MoneyWithdrawn
                  v4  v5  2026-11-13 10:00:00.000 Z  MoneyDeposited
                """, """
                It held in 2 spans, and holds now.
                5 events folded by the rules of Account
                """), Ended.of(url, "when", "Account/a", "state.balance >= 100"));
    }

    @Test
    void whenIsOneObjectALineForPrograms(@Database String url) {
        assertEquals("""
                {"from":2,"to":2,"since":"2026-11-11T10:00:00Z","until":"2026-11-12T10:00:00Z"}
                {"from":4,"to":5,"since":"2026-11-13T10:00:00Z","until":null}
                """, Ended.of(url, "--json", "when", "Account/a", "state.balance >= 100").out());
    }

    @Test
    void whenSaysNoWhereItNeverHeld(@Database String url) {
        assertEquals(new Ended(1, "", "It never held, at none of 5 versions.\n5 events folded by the rules of Account\n"),
                Ended.of(url, "when", "Account/a", "state.balance < 0"));
        assertEquals(new Ended(1, "", "There is no aggregate Account/none.\n"), Ended.of(url, "when", "Account/none", "true"));
    }

    @Test
    void whenSaysWhereItCannotBeTold(@Database String url) {
        assertEquals(new Ended(0, """
                {"from":1,"to":1,"since":"2026-11-10T10:00:00Z","until":"2026-11-15T10:00:00Z"}
                {"from":2,"to":2,"fault":"The state is not known from v2 on: amount cannot be \\"much\\"."}
                """, "1 event folded by the rules of Account\n"), Ended.of(url, "--json", "when", "Account/b", "state.balance == 0"));
    }

    @Test
    void whatIsWrongInAnExpressionIsPointedAt(@Database String url) {
        assertEquals(new Ended(2, "", """
                state.balance > = 100
                                ^
                Two values are compared by ==.
                """), Ended.of(url, "when", "Account/a", "state.balance > = 100"));
    }

    @Test
    void aNameThatNobodyKnowsIsDoubted(@Database String url) {
        assertEquals("""
                state.balanse > 1
                      ^
                No “balanse” is known here. Is “balance” meant?
                """, Ended.of(url, "when", "--quiet", "Account/a", "state.balanse > 1").err());
    }

    @Test
    void findTellsTheAggregatesInWhichItIsSo(@Database String url) {
        Ended ended = Ended.of(url, "find", "Account", "state.balance == 100.01");
        assertEquals("""
                AGGREGATE  VERSION  FIRST  LAST  VERSIONS  SINCE
                Account/a       v5     v5    v5         1  2026-11-14 10:00:00.000 Z
                """, ended.out());
        assertEquals(0, ended.code());
        assertTrue(ended.err().startsWith("1 aggregate found. 7 events of 2 aggregates read in "), ended.err());
        assertTrue(ended.err().contains("Account/b v2: The state is not known from v2 on: amount cannot be \"much\".\n"), ended.err());
        assertTrue(ended.err().endsWith("It could not be told of 1 aggregate in all.\n"), ended.err());
    }

    @Test
    void findLooksAtATimeOrEver(@Database String url) {
        assertEquals("""
                {"aggregate":"Account/a","version":3,"first":3,"last":3,"versions":1,"since":"2026-11-12T10:00:00Z"}
                """, Ended.of(url, "--json", "find", "Account", "state.balance == 50.5", "--at", "2026-11-12 12:00").out());
        assertEquals("""
                {"aggregate":"Account/a","version":4,"first":4,"last":5,"versions":2,"since":"2026-11-13T10:00:00Z"}
                """, Ended.of(url, "--json", "find", "Account", "state.balance > 60", "--at", "2026-11-13 12:00").out());
        assertEquals("""
                {"aggregate":"Account/a","version":5,"first":2,"last":5,"versions":3,"since":"2026-11-11T10:00:00Z"}
                """, Ended.of(url, "--json", "find", "Account", "state.balance > 60", "--ever").out());
        assertEquals("""
                {"aggregate":"Account/b","version":2,"first":2,"last":2,"versions":1,"since":"2026-11-15T10:00:00Z"}
                """, Ended.of(url, "--json", "find", "Account", "type == 'MoneyDeposited' && data.amount == 'much'", "--ever").out());
    }

    @Test
    void findSaysNoWhereThereIsNone(@Database String url) {
        Ended ended = Ended.of(url, "find", "Account", "state.balance < 0", "--ever");
        assertEquals(new Ended(1, "", ended.err()), ended);
        assertEquals(1, Ended.of(url, "find", "Nothing", "true").code());
        assertEquals(2, Ended.of(url, "find", "Account", "state.balance <").code());
        assertEquals(2, Ended.of(url, "find", "Account", "true", "--ever", "--at", "now").code());
    }

    @Test
    void findEndsAtItsLimit(@Database String url) {
        Ended ended = Ended.of(url, "--json", "find", "Account", "true", "--limit", "1");
        assertEquals(1, ended.out().lines().count());
        assertTrue(ended.err().startsWith("1 aggregate found, and there may be more."), ended.err());
    }
}
