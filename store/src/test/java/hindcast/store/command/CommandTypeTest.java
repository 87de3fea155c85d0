package hindcast.store.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command with every kind of field: its form, and the JSON that it is read from and written to.
final class CommandTypeTest {
    enum Size { SMALL, LARGE }

    record Part(String productId, @Range(least = "1", most = "9") int quantity) {
    }

    record Everything(
            String name,
            @Nullable String note,
            @Range(least = "1") int count,
            @Nullable Long many,
            @Nullable BigInteger huge,
            @Money @Range(above = "0") BigDecimal amount,
            @Nullable BigDecimal weight,
            boolean gift,
            Size size,
            @Nullable LocalDate dueDay,
            @Nullable Instant startsAt,
            @Nullable Part part,
            List<Part> parts,
            @Nullable List<String> tags) {
    }

    record Careful(int least, int most) {
        Careful {
            if (least > most) {
                throw new IllegalArgumentException("least is more than most");
            }
        }
    }

    private static final Everything FULL = new Everything(
            "Mara", "•", 2, 3_000_000_000L, new BigInteger("9".repeat(30)), new BigDecimal("19.90"), new BigDecimal("0.0000000001"), true, Size.LARGE,
            LocalDate.parse("2026-11-21"), Instant.parse("2026-11-21T14:02:00.123456Z"), new Part("p-1", 1), List.of(new Part("p-2", 9)), List.of("a", "b"));

    private static final CommandType<String, Everything> TYPE = CommandType.of("SendEverything", Everything.class, _ -> FULL, "name", "parts");

    private static final String LEAST = """
            {"name": "Mara", "count": 1, "amount": 0.01, "gift": false, "size": "SMALL", "parts": []}
            """;

    private static Map<String, String> problems(String json) {
        return switch (TYPE.read(json)) {
            case Reading.Read<Everything> _ -> Map.of();
            case Reading.Unread<Everything>(var problems) ->
                    problems.stream().collect(Collectors.toMap(problem -> problem.at().toString(), Problem::sentence));
        };
    }

    private static Map<String, String> problems(String field, String value) {
        return problems(LEAST.replaceFirst("}", ", \"%s\": %s}".formatted(field, value)).replaceFirst("\"" + field + "\": [^,]+, (?=.*\"" + field + "\")", ""));
    }

    @Nested
    class Forms {
        @Test
        void aFieldForEachComponentKnowsWhatItTakes() {
            Bounds ints = new Bounds(number(Integer.MIN_VALUE), Optional.empty(), number(Integer.MAX_VALUE));
            Bounds longs = new Bounds(number(Long.MIN_VALUE), Optional.empty(), number(Long.MAX_VALUE));
            Form part = new Form(List.of(
                    new Field.Text("productId", true), new Field.Whole("quantity", true, new Bounds(number(1), Optional.empty(), number(9)))));
            assertEquals(new Form(List.of(
                            new Field.Text("name", true),
                            new Field.Text("note", false),
                            new Field.Whole("count", true, new Bounds(number(1), ints.above(), ints.most())),
                            new Field.Whole("many", false, longs),
                            new Field.Whole("huge", false, Bounds.NONE),
                            new Field.Decimal("amount", true, new Bounds(Optional.empty(), number(0), Optional.empty()), true),
                            new Field.Decimal("weight", false, Bounds.NONE, false),
                            new Field.Truth("gift", true),
                            new Field.Choice("size", true, List.of("SMALL", "LARGE")),
                            new Field.Day("dueDay", false),
                            new Field.Moment("startsAt", false),
                            new Field.Group("part", false, part),
                            new Field.Many("parts", true, new Field.Group("parts", true, part)),
                            new Field.Many("tags", false, new Field.Text("tags", true)))),
                    TYPE.form());
        }

        private static Optional<BigDecimal> number(long number) {
            return Optional.of(BigDecimal.valueOf(number));
        }

        @Test
        void whatNobodyCouldTypeInIsNoCommand() {
            record Odd(Object anything) {
            }

            assertThrows(IllegalArgumentException.class, () -> CommandType.of("Odd", Odd.class, _ -> new Odd("")));
        }

        @Test
        void onlyAFieldCanBeMadeUp() {
            assertThrows(IllegalArgumentException.class, () -> CommandType.of("SendEverything", Everything.class, _ -> FULL, "names"));
        }

        @ParameterizedTest
        @CsvSource({"trackingNumber, Tracking number", "SendEverything, Send everything", "id, Id", "userIP, User IP", "v2Name, V2 name", "ABTest, AB test"})
        void namesAreReadAsWords(String name, String label) {
            assertEquals(label, new Field.Text(name, true).label());
        }

        @Test
        void aFormBeginsWithoutWhatWasMadeUp() {
            assertEquals(List.of("note", "count", "many", "huge", "amount", "weight", "gift", "size", "dueDay", "startsAt", "part", "tags"),
                    List.copyOf(TYPE.draft("").propertyNames()));
        }
    }

    @Nested
    class ReadingAndWriting {
        @Test
        void everyKindOfValueComesBack() {
            assertEquals(new Reading.Read<>(FULL), TYPE.read(TYPE.write(FULL)));
            assertEquals(new Reading.Read<>(FULL), TYPE.read(TYPE.write(FULL).toString()));
        }

        @Test
        void whatIsOptionalMayBeLeftOutOrNull() {
            Everything least = new Everything(
                    "Mara", null, 1, null, null, new BigDecimal("0.01"), null, false, Size.SMALL, null, null, null, List.of(), null);
            assertEquals(new Reading.Read<>(least), TYPE.read(LEAST));
            assertEquals(new Reading.Read<>(least), TYPE.read(LEAST.replace("}", ", \"note\": null, \"tags\": null}")));
        }

        @Test
        void allProblemsAreToldAtOnceEachAtItsPlace() {
            assertEquals(Map.of(
                            "/name", "name is required",
                            "/count", "count is a whole number, not \"two\"",
                            "/amount", "amount is more than 0, not 0.00",
                            "/gift", "gift is required",
                            "/size", "size is one of SMALL, LARGE, not \"small\"",
                            "/parts/0/quantity", "parts[0].quantity is required",
                            "/parts/1", "parts[1] is required",
                            "/parts/2/quantity", "parts[2].quantity is at most 9, not 10",
                            "/parts/2/colour", "parts[2].colour is not a field; parts[2] has productId, quantity",
                            "/nmae", "nmae is not a field; SendEverything has " + String.join(", ", TYPE.form().fields().stream().map(Field::name).toList())),
                    problems("""
                            {"nmae": "Mara", "count": "two", "amount": 0.00, "gift": null, "size": "small",
                             "parts": [{"productId": "p"}, null, {"productId": "p", "quantity": 10, "colour": 1}]}
                            """));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name     | 7                     | name is a text, not 7",
            "count    | 2.0                   | count is a whole number, not 2.0",
            "count    | 0                     | count is at least 1, not 0",
            "count    | 2147483648            | count is at most 2147483647, not 2147483648",
            "many     | 9223372036854775808   | many is at most 9223372036854775807, not 9223372036854775808",
            "amount   | \"19,90\"             | amount is a number, not \"19,90\"",
            "amount   | 1e999999999           | amount has more than 1000 digits",
            "weight   | true                  | weight is a number, not true",
            "gift     | \"yes\"               | gift is true or false, not \"yes\"",
            "dueDay   | \"2026-02-30\"        | dueDay is a day such as 2026-11-21, not \"2026-02-30\"",
            "startsAt | \"yesterday\"         | startsAt is a time such as 2026-11-21T14:02:00Z, not \"yesterday\"",
            "part     | []                    | part is an object, not []",
            "tags     | \"a\"                 | tags is a list, not \"a\"",
            "note     | [\"0123456789012345678901234567890123456789\"] | note is a text, not [\"0123456789012345678901234567890123456…"})
        void aValueOfAnotherKindIsNamed(String field, String value, String sentence) {
            assertEquals(Map.of("/" + field, sentence), problems(field, value));
        }

        @Test
        void anElementOfAListIsNamedByItsPlace() {
            assertEquals(Map.of("/tags/1", "tags[1] is a text, not 2"), problems("tags", "[\"a\", 2]"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[]    | a command is a JSON object, not []",
            "null  | a command is a JSON object, not null",
            "`` | a command is a JSON object, not nothing",
            "{\"a\" 1} | this is not JSON: Unexpected character ('1' (code 49)): was expecting a colon to separate property name and value (line 1, column 6)",
            "{\"a\": 1, \"a\": 2} | this is not JSON: Duplicate Object property \"a\" (line 1, column 13)"})
        void whatIsNoObjectIsToldAsAWhole(String json, String sentence) {
            assertEquals(Map.of("", sentence), problems(json));
        }

        @Test
        void aRecordMayRefuseItsFieldsTogether() {
            CommandType<String, Careful> careful = CommandType.of("Limit", Careful.class, _ -> new Careful(1, 2));
            Reading<Careful> reading = careful.read("{\"least\": 2, \"most\": 1}");
            assertEquals(List.of("least is more than most"), reading instanceof Reading.Unread<Careful>(var problems)
                    ? problems.stream().map(Problem::sentence).toList() : List.of());
        }
    }

    @Nested
    class Typing {
        private static String typed(String field, String text) {
            return TYPE.form().field(field).orElseThrow().typed(text).map(Object::toString).orElse("nothing");
        }

        @Test
        void textIsReadAsItsFieldAsks() {
            assertEquals(List.of("\"7\"", "7", "\"seven\"", "19.90", "\"19,90\"", "1000", "true", "\"yes\"", "\"SMALL\"", "[{\"productId\":\"p\"}]", "\"[\""),
                    Stream.of(
                            typed("name", "7"), typed("count", " 7 "), typed("count", "seven"), typed("amount", "19.90"), typed("amount", "19,90"),
                            typed("weight", "1000"), typed("gift", "true"), typed("gift", "yes"), typed("size", " SMALL "),
                            typed("parts", "[{\"productId\": \"p\"}]"), typed("parts", "[")).toList());
        }

        @Test
        void nothingTypedIsNothing() {
            assertEquals(List.of("nothing", "nothing"), List.of(typed("name", ""), typed("amount", "  ")));
        }
    }
}
