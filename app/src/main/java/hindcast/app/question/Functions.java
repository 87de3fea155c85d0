package hindcast.app.question;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import hindcast.store.timeline.Parts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The functions of the language: those of CEL, and `sum`. Each may be written in front of its argument or behind it: `size(x)`, `x.size()`. Of
/// what is not there a test is false, a size 0, and everything else nothing.
final class Functions {
    /// What a function makes of its arguments; the second is null where it takes one.
    private interface Body {
        @Nullable Object of(Run run, Object value, @Nullable Object second, int offset);
    }

    /// @param least how many arguments it takes at least
    /// @param most  how many it takes at most
    /// @param blank what it says of nothing
    private record Definition(int least, int most, @Nullable Object blank, Body body) {
    }

    private static final Map<String, Definition> ALL = Map.ofEntries(
            Map.entry("size", new Definition(1, 1, 0L, (_, value, _, offset) -> size(value, offset))),
            Map.entry("sum", new Definition(1, 1, 0L, Functions::sum)),
            text("contains", String::contains),
            text("startsWith", String::startsWith),
            text("endsWith", String::endsWith),
            text("matches", (value, pattern) -> Pattern.compile(pattern).matcher(value).find()),
            made("lowerAscii", value -> value instanceof String text ? text.toLowerCase(Locale.ROOT) : null),
            made("upperAscii", value -> value instanceof String text ? text.toUpperCase(Locale.ROOT) : null),
            made("string", Functions::string),
            made("int", value -> number(value) instanceof BigDecimal number ? number.setScale(0, RoundingMode.DOWN) : null),
            made("double", Functions::number),
            made("bool", value -> value instanceof Boolean ? value : Map.of("true", true, "false", false).get(value)),
            made("dyn", value -> value),
            made("timestamp", Functions::timestamp),
            made("duration", value -> value instanceof String text ? Durations.read(text) : value instanceof Duration ? value : null),
            part("getFullYear", ZonedDateTime::getYear),
            part("getMonth", time -> time.getMonthValue() - 1L),
            part("getDate", ZonedDateTime::getDayOfMonth),
            part("getDayOfMonth", time -> time.getDayOfMonth() - 1L),
            part("getDayOfYear", time -> time.getDayOfYear() - 1L),
            part("getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7L),
            amount("getHours", ZonedDateTime::getHour, Duration::toHours),
            amount("getMinutes", ZonedDateTime::getMinute, Duration::toMinutes),
            amount("getSeconds", ZonedDateTime::getSecond, Duration::toSeconds),
            amount("getMilliseconds", time -> time.getNano() / 1_000_000L, duration -> duration.toMillisPart()));

    private Functions() {
    }

    /// The names of all functions.
    static Iterable<String> names() {
        return ALL.keySet();
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    /// What is wrong with a number of arguments; empty when nothing is.
    static String wrongCount(String name, int count) {
        Definition function = Objects.requireNonNull(ALL.get(name));
        return count >= function.least() && count <= function.most() ? "" : "%s takes %s; here are %d.".formatted(
                name, function.most() == 1 ? "one value" : function.least() == 1 ? "one value or two" : "two values", count);
    }

    /// A call of a function that exists, with as many arguments as it takes.
    static Term call(String name, List<Term> arguments, int offset) {
        Definition function = Objects.requireNonNull(ALL.get(name));
        return run -> {
            Object value = arguments.getFirst().in(run);
            Object second = arguments.size() > 1 ? arguments.get(1).in(run) : null;
            return value == null || arguments.size() > 1 && second == null ? function.blank() : function.body().of(run, value, second, offset);
        };
    }

    /// A search for a pattern that is known before any text is.
    static Term matches(Term text, Pattern pattern, int offset) {
        return run -> switch (text.in(run)) {
            case String value -> pattern.matcher(value).find();
            case null -> false;
            case Object other -> throw notOf(offset, "matches", other);
        };
    }

    private static Map.Entry<String, Definition> text(String name, BiPredicate<String, String> test) {
        return Map.entry(name, new Definition(2, 2, false, (_, value, second, offset) -> {
            if (!(value instanceof String text) || !(second instanceof String other)) {
                throw notOf(offset, name, value instanceof String ? second : value);
            }
            try {
                return test.test(text, other);
            } catch (PatternSyntaxException wrong) {
                throw new Fault(offset, pattern(wrong));
            }
        }));
    }

    static String pattern(PatternSyntaxException wrong) {
        return "The pattern is not understood: %s.".formatted(wrong.getDescription());
    }

    private static Map.Entry<String, Definition> made(String name, Function<Object, @Nullable Object> making) {
        return Map.entry(name, new Definition(1, 1, null, (_, value, _, offset) -> {
            Object made;
            try {
                made = making.apply(value);
            } catch (DateTimeException | ArithmeticException | NumberFormatException beyond) {
                made = null;
            }
            if (made == null) {
                throw value instanceof String text
                        ? new Fault(offset, "%s cannot be made of “%s”.".formatted(name, text))
                        : notOf(offset, name, value);
            }
            return made;
        }));
    }

    private static Map.Entry<String, Definition> part(String name, ToLongFunction<ZonedDateTime> part) {
        return Map.entry(name, new Definition(1, 2, null, (_, value, zone, offset) -> part.applyAsLong(zoned(name, value, zone, offset))));
    }

    private static Map.Entry<String, Definition> amount(String name, ToLongFunction<ZonedDateTime> part, ToLongFunction<Duration> whole) {
        return Map.entry(name, new Definition(1, 2, null, (_, value, zone, offset) -> value instanceof Duration duration
                ? whole.applyAsLong(duration)
                : part.applyAsLong(zoned(name, value, zone, offset))));
    }

    private static ZonedDateTime zoned(String name, Object value, @Nullable Object zone, int offset) {
        if (!(value instanceof Instant time)) {
            throw notOf(offset, name, value);
        }
        try {
            return time.atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone.toString()));
        } catch (DateTimeException unknown) {
            throw new Fault(offset, "“%s” is no time zone such as Europe/Berlin.".formatted(zone));
        }
    }

    static Fault notOf(int offset, String name, @Nullable Object value) {
        return new Fault(offset, "%s is not for %s.".formatted(name, Values.kind(value)));
    }

    private static Object size(Object value, int offset) {
        if (value instanceof String text) {
            return (long) text.codePointCount(0, text.length());
        }
        if (Parts.isArray(value)) {
            return (long) Values.elements(value).size();
        }
        if (Parts.isObject(value)) {
            return (long) Values.names(value).size();
        }
        throw notOf(offset, "size", value);
    }

    /// The sum of a list's numbers; what is not there counts nothing.
    private static Object sum(Run run, Object value, @Nullable Object second, int offset) {
        if (!Parts.isArray(value)) {
            throw notOf(offset, "sum", value);
        }
        List<?> elements = Values.elements(value);
        run.spend(elements.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (Object element : elements) {
            Object number = Values.of(element);
            sum = number == null ? sum : sum.add(Operators.small(number, offset));
        }
        return sum;
    }

    private static @Nullable Object string(Object value) {
        return switch (value) {
            case BigDecimal number -> Operators.small(number, 0).toPlainString();
            case Long _, Boolean _, String _, Instant _, Duration _ -> value.toString();
            default -> null;
        };
    }

    private static @Nullable Object number(Object value) {
        return value instanceof String text ? Operators.small(new BigDecimal(text), 0) : Values.isNumber(value) ? Values.decimal(value) : null;
    }

    private static @Nullable Object timestamp(Object value) {
        return switch (value) {
            case Instant _ -> value;
            case String text -> Values.time(text).orElse(null);
            case Long seconds -> Instant.ofEpochSecond(seconds);
            default -> null;
        };
    }
}
