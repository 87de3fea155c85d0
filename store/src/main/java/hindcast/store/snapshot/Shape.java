package hindcast.store.snapshot;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a type is made of, as text: the names of its components and, recursively, what those are made of. Two types of the same shape are
/// written as the same JSON; a class that is only renamed keeps its shape.
final class Shape {
    private static final Set<Class<?>> SCALARS = Set.of(
            boolean.class, Boolean.class, int.class, Integer.class, long.class, Long.class, short.class, Short.class, byte.class, Byte.class,
            double.class, Double.class, BigDecimal.class, BigInteger.class, String.class, UUID.class,
            Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class, Duration.class);

    private static final Set<Class<?>> CONTAINERS = Set.of(List.class, Set.class, Optional.class);

    private final List<Class<?>> around = new ArrayList<>();
    private final String text;
    private boolean plain = true;

    private Shape(Type type) {
        this.text = of(type);
    }

    /// The shape of any type; what is none of ours is named by its class.
    static String text(Type type) {
        return new Shape(type).text;
    }

    /// Whether it consists of nothing but what is written as JSON and read again as an equal value: records, lists, sets, maps by text or by
    /// constant, optionals, constants, texts, numbers, truths and times.
    static boolean isPlain(Type type) {
        return new Shape(type).plain;
    }

    private String of(Type type) {
        return switch (type) {
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw -> container(raw, generic.getActualTypeArguments());
            case Class<?> scalar when SCALARS.contains(scalar) -> scalar.getSimpleName();
            case Class<?> constants when constants.isEnum() -> constants(constants);
            case Class<?> shape when shape.isRecord() -> components(shape);
            default -> foreign(type);
        };
    }

    private String container(Class<?> raw, Type... parts) {
        boolean known = CONTAINERS.contains(raw)
                || raw == Map.class && (parts[0] == String.class || parts[0] instanceof Class<?> key && key.isEnum());
        plain &= known;
        return raw.getSimpleName() + Stream.of(parts).map(this::of).collect(Collectors.joining(",", "<", ">"));
    }

    private static String constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).collect(Collectors.joining("|"));
    }

    private String components(Class<?> type) {
        int outer = around.indexOf(type);
        if (outer >= 0) {
            return "^" + outer;
        }
        around.add(type);
        String components = Stream.of(type.getRecordComponents())
                .map(component -> component.getName() + (isNullable(component) ? "?:" : ":") + of(component.getGenericType()))
                .collect(Collectors.joining(",", "{", "}"));
        around.removeLast();
        return components;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private String foreign(Type type) {
        plain = false;
        return type.getTypeName();
    }
}
