package hindcast.app.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.order.Order;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.MergeFold;
import hindcast.store.question.Condition;
import hindcast.store.question.Condition.Answer;
import hindcast.store.question.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The language in which history is asked: what holds, what does not, and what is said of what cannot be read or answered.
final class ExpressionTest {
    private static final Names ORDER = Names.ofType("Order");
    private static final Instant AT = Instant.parse("2026-11-10T10:00:00Z");
    private static final String DATA = """
            {"customerId": "c1", "currency": "EUR", "customerNotes": "ring twice",
             "items": [{"productId": "cup", "quantity": 2, "price": 0.10}, {"productId": "pot", "quantity": 1, "price": 19.70}]}""";

    /// An order that was created, and has no payment.
    private static final Moment CREATED = moment(new AggregateFold<>(Order.AGGREGATE), DATA);

    private static <S> Moment moment(Fold<S> fold, String data) {
        Recorded<String> event = new Recorded<>(1, new StreamId("Order", "1"), 1, "e1", "OrderCreated", 3, AT, data,
                new Metadata("{\"userId\":\"mara\",\"attempt\":2}"));
        Fold.Step.Folded<?> step = assertInstanceOf(Fold.Step.Folded.class, fold.step(fold.initial(), event));
        return new Moment(event, step.state(), fold);
    }

    private static Expression expression(String text) {
        return switch (Expression.read(text, ORDER)) {
            case Expression.Reading.Right(Expression expression) -> expression;
            case Expression.Reading.Wrong(Mistake mistake) -> throw new AssertionError(mistake);
        };
    }

    private static Mistake mistake(String text) {
        return assertInstanceOf(Expression.Reading.Wrong.class, Expression.read(text, ORDER)).mistake();
    }

    private static Answer ask(String text) {
        return expression(text).at(CREATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "state.status == \"DRAFT\"", "state.status != 'PAID' && state.total == 19.9", "state.total == 19.90", "state.total > 19", "state.total < 20.0",
        "state.total * 2 == 39.8", "state.total / 4 == 4.975", "7 / 2 == 3.5", "0.1 + 0.2 == 0.3", "-state.total < 0", "7 % 4 == 3", "1 == 1.0",
        "state.items[0].price * 3 == 0.3", "123456789012345678.01 - 123456789012345678 == 0.01", "[1, 2.0] == [1.0, 2]",
        "size(state.items) == 2", "state.items.size() == 2", "state.customerNotes.size() == 10", "state.customerId.startsWith('c')",
        "state.customerNotes.contains('twice')", "state.customerNotes.matches('^r.*e$')", "state.customerNotes.endsWith('twice')",
        "state.items.exists(i, i.price > 10)", "state.items.all(i, i.quantity >= 1)", "state.items.exists_one(i, i.productId == 'cup')",
        "state.items.filter(i, i.price < 1).size() == 1", "state.items.map(i, i.productId) == ['cup', 'pot']",
        "sum(state.items.map(i, i.price * i.quantity)) == state.total", "'cup' in state.items.map(i, i.productId)", "state.currency in ['EUR', 'USD']",
        "state.items.map(i, i.price > 1, i.productId) == ['pot']", "{'a': 1}['a'] == 1", "'a' in {'a': 1}",
        "data.items[1].productId == 'pot'", "data['currency'] == 'EUR'", "data.items == state.items || data.items.size() == state.items.size()",
        "meta.userId == 'mara' && meta.attempt == 2", "type == 'OrderCreated'", "version == 1",
        "time == timestamp('2026-11-10T10:00:00Z')", "time < '2026-11-10T12:00:00+01:00'", "time.getFullYear() == 2026 && time.getHours() == 10",
        "time.getHours('Europe/Berlin') == 11", "time + duration('1h30m') > timestamp('2026-11-10T11:29:59Z')", "time - state.createdAt == duration('0s')",
        "duration('2d').getHours() == 48", "state.total > 100 ? false : true", "string(state.total) == '19.90'", "int('7') + int(2.9) == 9",
        "double('1.5') == 1.5", "!(state.total > 100)", "state.items.exists(i, state.items.exists(j, i != j))"})
    void holds(String text) {
        assertEquals(Answer.YES, ask(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "state.cancellation.reason == \"fraud\"", "has(state.cancellation)", "has(state.cancellation.reason)", "state.payment.amount > 0",
        "state.payment.amount <= 0", "state.payment.amount + 1 > 0", "state.payment.method.contains('card')", "state.payment.method.matches('.*')",
        "state.cancellation == state", "size(state.payment.method) > 0", "state.cancellation.parts.exists(p, true)",
        "state.items[7].price == 0.1", "state.paidAt < time", "state.nowhere",
        "'x' in state.nowhere", "type == 'OrderShipped'", "false"})
    void doesNotHoldAndFailsNot(String text) {
        assertEquals(Answer.NO, ask(text), text);
    }

    @Test
    void whatIsNotThereIsNull() {
        assertEquals(Answer.YES, ask("state.cancellation == null && state.cancellation.reason == null && !has(state.cancellation)"));
        assertEquals(Answer.YES, ask("state.cancellation.reason != 'fraud'"));
        assertEquals(Answer.YES, ask("state.cancellation.parts.all(p, false) && sum(state.cancellation.parts) == 0"));
        assertEquals(Answer.NO, ask("!has(state.customerId)"));
    }

    @Test
    void aFoldWithoutADomainIsAskedInTheSameWay() {
        Moment merged = moment(new MergeFold(), "{\"total\": 19.90, \"big\": 12345678901234567890.5, \"at\": \"2026-11-10T10:00:00Z\", \"none\": null}");
        assertEquals(Answer.YES, expression("state.total == 19.9 && state.big > 12345678901234567890.0 && state.at == time && state.none == null").at(merged));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
        "state.total > 'x'                ¦ A number cannot be compared with a text. (at 13)",
        "state.items > 1                  ¦ A list cannot be compared with a number. (at 13)",
        "state.status + 1 == 2            ¦ A text cannot be added to a number. (at 14)",
        "state.items.price > 1            ¦ A list has no “price”; its elements have: list.exists(one, one.price == …). (at 13)",
        "state.status.name == 'x'         ¦ A text has no “name”. (at 14)",
        "state.total / 0 > 1              ¦ Nothing can be divided by 0. (at 13)",
        "state.total && true              ¦ True or false is expected; this is a number. (at 13)",
        "size(state.total) > 1            ¦ size is not for a number. (at 1)",
        "time < 'yesterday'               ¦ “yesterday” is no time: it is written 2026-11-19T14:02:00Z. (at 6)",
        "state.customerNotes.matches(state.currency + '(') ¦ The pattern is not understood: missing closing ). (at 21)",
        "int('x') == 1                    ¦ int cannot be made of “x”. (at 1)",
        "state.total                      ¦ True or false is expected; the expression is a number.",
        "state.items.exists(i, i.price == i.price + 'a') ¦ A number cannot be added to a text. (at 42)"})
    void whatCannotBeAnsweredIsSaidWithItsPlace(String text, String reason) {
        assertEquals(new Answer.Failed(reason), ask(text));
    }

    @Test
    void whatCannotBeAnsweredDoesNotMatterWhereTheOtherSideDecides() {
        assertEquals(Answer.YES, ask("state.total > 'x' || true"));
        assertEquals(Answer.NO, ask("state.total > 'x' && false"));
        assertEquals(Answer.YES, ask("[1, 'x'].exists(one, one < 2)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', value = {
        "state.total >          ¦ 14 ¦ The expression is not finished.",
        "state.total = 3        ¦ 13 ¦ Two values are compared by ==.",
        "state.total > 3 and 1  ¦ 17 ¦ “and” is written && here.",
        "a & b                  ¦ 3  ¦ “and” is written &&, “or” is written ||.",
        "[1, 2                  ¦ 6  ¦ The expression is not finished.",
        "state.status == \"PAID ¦ 17 ¦ This text does not end.",
        "stat.total > 3         ¦ 1  ¦ There is no “stat”. Is “state” meant?",
        "total > 3              ¦ 1  ¦ “total” is a field of the state: state.total.",
        "state.status == PAID   ¦ 17 ¦ “PAID” stands for nothing. A text stands in quotes: \"PAID\".",
        "frobnicate > 3         ¦ 1  ¦ There is no “frobnicate”. An expression may look at state, data, meta, type, version, time.",
        "state.status.beginsWith('P') ¦ 14 ¦ There is no function “beginsWith”.",
        "state.status.startWith('P')  ¦ 14 ¦ There is no function “startWith”. Is “startsWith” meant?",
        "state.total > 12345678901234567890 ¦ 15 ¦ A whole number as large as this is written with a point, such as 12345678901234567890.0.",
        "size(1, 2) > 1         ¦ 1  ¦ size takes one value; here are 2.",
        "state.status.matches('a(') ¦ 22 ¦ The pattern is not understood: missing closing ).",
        "has(state)             ¦ 4  ¦ A field is asked for, such as has(state.payment).",
        "state.items.exists(3, true) ¦ 20 ¦ A name for the elements is expected first, as in state.items.exists(item, item.price > 10).",
        "state.total + 1        ¦ 13 ¦ A condition is true or false; this is a value. Compare it, as in state.total > 100.",
        "Order{total: 1} == 1   ¦ 6  ¦ There are no types to make values of; an object is written {\"name\": value}."})
    void whatIsWrongIsSaidAtItsPlace(String text, int column, String sentence) {
        Mistake mistake = mistake(text);
        assertEquals("%d %s".formatted(column, sentence), "%d %s".formatted(mistake.column(), mistake.sentence()));
    }

    @Test
    void aPlaceIsPointedAtInItsLine() {
        Mistake mistake = mistake("state.total > 1 &&\n  stat.x == 1");
        assertEquals(2, mistake.line());
        assertEquals("  stat.x == 1\n  ^", mistake.pointed());
        assertEquals("…al > 1 &&   ▸stat.x == 1  There is no “stat”. Is “state” meant?", mistake.excerpt());
    }

    @Test
    void aNameThatNobodyKnowsIsDoubtedAndNotForbidden() {
        assertEquals(List.of("No “stauts” is known here. Is “status” meant? (at 7)"), doubts("state.stauts == 'PAID'"));
        assertEquals(List.of("No “prise” is known here. Is “price” meant? (at 25)"), doubts("state.items.exists(i, i.prise > 1)"));
        assertEquals(List.of("It is never “PAYED”. Is “PAID” meant? (at 25)"), doubts("state.payment.status == 'PAYED'"));
        assertEquals(List.of("No “amout” is known here. Is “amount” meant? (at 6)"), doubts("data.amout > 1"));
        assertEquals(List.of(), doubts("state.payment.status == 'PAID' && data.amount > 1 && meta.whatever == 1"));
        assertEquals(List.of(), doubts("state.items.filter(i, i.price > 1).exists(i, i.quantity > 1)"));
        assertEquals(List.of(), assertInstanceOf(Expression.Reading.Right.class, Expression.read("state.x.y == 1", Names.UNKNOWN)).expression().doubts());
    }

    private static List<String> doubts(String text) {
        return expression(text).doubts().stream().map(Mistake::toString).toList();
    }

    @Nested
    class Stopped {
        @ParameterizedTest
        @ValueSource(ints = {2_001, 1_000_000})
        void isWhatIsHuge(int letters) {
            assertTrue(mistake("1 == " + "1".repeat(letters - 5)).sentence().endsWith("letters; it may have 2,000."));
        }

        @Test
        void isWhatIsNestedTooDeep() {
            assertEquals("The expression is nested deeper than 50 brackets.", mistake("(".repeat(900) + "true" + ")".repeat(900)).sentence());
            assertEquals(Answer.YES, ask("(".repeat(49) + "true" + ")".repeat(49)));
        }

        @Test
        void isNotWhatIsLong() {
            assertEquals(Answer.YES, ask("1" + "+1".repeat(990) + " == 991"));
            assertEquals(Answer.YES, ask("true" + "&&true".repeat(330)));
            assertEquals(Answer.YES, ask("!".repeat(1_990) + "true"));
            assertEquals(Answer.NO, ask("state" + ".a".repeat(990)));
        }

        @Test
        void isWhatIsSlow() {
            String ten = IntStream.range(0, 10).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
            String slow = "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, %1$s.all(f, %1$s.all(g, true)))))))".formatted(ten);
            String sentence = assertThrows(Condition.TooLong.class, () -> ask(slow)).getMessage();
            assertEquals("The expression takes more than 1,000,000 steps at one version and was stopped. Go through fewer lists within each other.",
                    sentence);
        }

        @Test
        void isWhatIsInterrupted() {
            String some = IntStream.range(0, 60).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
            Expression slow = expression("%1$s.all(a, %1$s.all(b, %1$s.all(c, true)))".formatted(some));
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> slow.at(CREATED));
            assertTrue(Thread.interrupted());
        }

        @Test
        void isNoPatternAndNoNumber() {
            Moment hostile = moment(new MergeFold(), "{\"text\": \"%s\", \"huge\": 1e999999999}".formatted("a".repeat(50_000)));
            assertEquals(Answer.NO, expression("state.text.matches('^(a+)+$b')").at(hostile));
            assertEquals(Answer.YES, expression("state.huge > 1").at(hostile));
            assertEquals(new Answer.Failed("A number has more than 1,000 digits, and is not reckoned with. (at 12)"),
                    expression("state.huge + 1 > 1").at(hostile));
        }
    }

    @Test
    void theTypesThatItCanHoldAtAreKnownWhereTheFormSaysSo() {
        assertEquals(Optional.of(Set.of("A")), expression("type == 'A' && state.total > 1").types());
        assertEquals(Optional.of(Set.of("A", "B")), expression("type in ['A', 'B']").types());
        assertEquals(Optional.of(Set.of("A", "B")), expression("'A' == type || state.total > 1 && type == 'B'").types());
        assertEquals(Optional.of(Set.of()), expression("type == 'A' && type == 'B'").types());
        assertEquals(Optional.empty(), expression("type == 'A' || state.total > 1").types());
        assertEquals(Optional.empty(), expression("type != 'A'").types());
        assertEquals(Optional.empty(), expression("!(type == 'A')").types());
        assertEquals(Optional.empty(), expression("type == state.type").types());
        assertEquals(Optional.empty(), expression("['A'].exists(type, type == 'A')").types());
        assertEquals(Optional.empty(), expression("type == 'A' ? true : false").types());
    }

    @Test
    void itIsKnownWhetherTheStateIsLookedAt() {
        assertEquals(List.of(true, false), List.of(expression("state.total > 1").needsState(), expression("data.amount > 1").needsState()));
    }
}
