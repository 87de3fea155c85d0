package hindcast.app.question;

import hindcast.domain.Shop;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names that may stand in an expression about an aggregate, as far as its records tell: for the hint that a name is misspelt.
///
/// @param state the fields of the state
/// @param data  the fields of all payloads together
public record Names(Shape state, Shape data) {
    /// Nothing is known, and nothing is doubted.
    public static final Names UNKNOWN = new Names(Shape.ANY, Shape.ANY);

    private static final int FURTHEST = 2;

    /// What is known of a value.
    ///
    /// @param fields    what it has when it is an object; null when anything may be there
    /// @param element   what is in it when it is a list; null when that is not known
    /// @param constants the words that it can be; empty when it may be any
    public record Shape(@Nullable Map<String, Shape> fields, @Nullable Shape element, List<String> constants) {
        static final Shape ANY = new Shape(null, null, List.of());

        Shape field(String name) {
            return fields == null ? ANY : fields.getOrDefault(name, ANY);
        }

        Shape elements() {
            return element == null ? ANY : element;
        }

        boolean doubts(String name) {
            return fields != null && !fields.containsKey(name);
        }
    }

    /// Those of the aggregates of a type; none of them is known where the domain knows no such type.
    public static Names ofType(String type) {
        return Shop.aggregates().stream().filter(one -> one.type().equals(type)).findFirst().map(Names::of).orElse(UNKNOWN);
    }

    /// Those of an aggregate of the domain.
    public static Names of(Aggregate<?, ?, ?> aggregate) {
        Map<String, Shape> data = new LinkedHashMap<>();
        for (EventType<?> type : aggregate.codec().types()) {
            Map<String, Shape> payload = shape(type.payload()).fields();
            if (payload != null) {
                payload.forEach((name, shape) -> data.merge(name, shape, (one, other) -> one.equals(other) ? one : Shape.ANY));
            }
        }
        return new Names(shape(aggregate.decider().initial().getClass()), new Shape(data, null, List.of()));
    }

    private static Shape shape(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
            return new Shape(null, shape(generic.getActualTypeArguments()[0]), List.of());
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            Map<String, Shape> fields = new LinkedHashMap<>();
            for (RecordComponent component : plain.getRecordComponents()) {
                fields.put(component.getName(), shape(component.getGenericType()));
            }
            return new Shape(fields, null, List.of());
        }
        return type instanceof Class<?> plain && plain.isEnum()
                ? new Shape(null, null, Arrays.stream(plain.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList())
                : Shape.ANY;
    }

    /// The name that was meant; empty when none of them is close.
    static Optional<String> meant(String written, Iterable<String> names) {
        String best = "";
        int least = FURTHEST + 1;
        for (String name : names) {
            int distance = written.equalsIgnoreCase(name) ? 0 : distance(written, name);
            if (distance < least || distance == least && name.compareTo(best) < 0) {
                least = distance;
                best = name;
            }
        }
        return least <= FURTHEST && least < written.length() ? Optional.of(best) : Optional.empty();
    }

    /// How many letters are wrong, missing, too many or in the other's place.
    private static int distance(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[one.length()][other.length()];
    }
}
