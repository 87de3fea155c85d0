package hindcast.app.question;

import hindcast.store.timeline.Parts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The values of the language: null, Boolean, numbers as Long or BigDecimal, String, Instant, Duration, and lists and objects as [Parts] knows
/// them. Whatever a state or a payload holds is one of these; what is not there is null.
///
/// Numbers are decimals, whole or not: `19.90` is `19.9`, and three times 0.1 is 0.3.
final class Values {
    private Values() {
    }

    /// What a state or a payload holds, as a value.
    static @Nullable Object of(@Nullable Object raw) {
        return switch (raw) {
            case null -> null;
            case String text -> text;
            case BigDecimal number -> number;
            case Long number -> number;
            case Boolean truth -> truth;
            case Enum<?> constant -> constant.name();
            case Instant time -> time;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case BigInteger number -> new BigDecimal(number);
            case Number number -> Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
            case Duration duration -> duration;
            case JsonNode json -> of(json);
            case Optional<?> maybe -> of(maybe.orElse(null));
            case List<?> list -> list;
            case Collection<?> some -> List.copyOf(some);
            default -> Parts.isObject(raw) ? raw : raw.toString();
        };
    }

    private static @Nullable Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> json.stringValue();
            case NUMBER -> json.isIntegralNumber() && json.canConvertToLong() ? (Object) json.longValue() : json.decimalValue();
            case BOOLEAN -> json.booleanValue();
            case OBJECT, ARRAY -> json;
            case BINARY, POJO -> json.asString();
            case NULL, MISSING -> null;
        };
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof BigDecimal;
    }

    static BigDecimal decimal(Object number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) number;
    }

    /// What a value is, in a few words.
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String _ -> "a text";
            case Boolean _ -> "true or false";
            case Instant _ -> "a time";
            case Duration _ -> "a duration";
            default -> isNumber(value) ? "a number" : Parts.isArray(value) ? "a list" : "an object";
        };
    }

    /// The elements of a list, in their raw form.
    static List<?> elements(Object list) {
        return Parts.elements(list);
    }

    /// Whether two values are the same. Numbers are by what they are worth, a time and a text by the time that the text says; values of other
    /// kinds are never the same, and nothing is the same as nothing alone.
    static boolean same(Run run, @Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        if (one == null || other == null) {
            return false;
        }
        if (one instanceof String || one instanceof Boolean) {
            return one.equals(other) || one instanceof String text && other instanceof Instant time && time(text).filter(time::equals).isPresent();
        }
        if (isNumber(one)) {
            return isNumber(other) && compareNumbers(one, other) == 0;
        }
        if (one instanceof Instant time && other instanceof String text) {
            return time(text).filter(time::equals).isPresent();
        }
        if (Parts.isArray(one)) {
            return Parts.isArray(other) && sameElements(run, elements(one), elements(other));
        }
        return Parts.isObject(one) ? Parts.isObject(other) && sameParts(run, Parts.of(one), other) : one.equals(other);
    }

    private static boolean sameElements(Run run, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        run.spend(one.size());
        for (int place = 0; place < one.size(); place++) {
            if (!same(run, of(one.get(place)), of(other.get(place)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameParts(Run run, Parts one, Object other) {
        run.spend(one.names().length);
        int there = 0;
        for (int place = 0; place < one.names().length; place++) {
            Object value = of(one.values()[place]);
            if (!same(run, value, of(Parts.part(other, one.names()[place])))) {
                return false;
            }
            there += value == null ? 0 : 1;
        }
        return there == names(other).size();
    }

    /// The names of what is there in an object.
    static List<String> names(Object object) {
        Parts parts = Parts.of(object);
        List<String> names = new ArrayList<>(parts.names().length);
        for (int place = 0; place < parts.names().length; place++) {
            if (of(parts.values()[place]) != null) {
                names.add(parts.names()[place]);
            }
        }
        return names;
    }

    static int compareNumbers(Object one, Object other) {
        return one instanceof Long left && other instanceof Long right ? Long.compare(left, right) : decimal(one).compareTo(decimal(other));
    }

    /// The time that a text says, with its offset; empty when it says none.
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
