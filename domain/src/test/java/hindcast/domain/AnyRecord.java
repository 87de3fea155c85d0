package hindcast.domain;

import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.Returned;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Events and commands out of thin air: any record of a sealed interface, filled with any value, likely and absurd ones.
///
/// @param careless whether anything may be missing and any number be typed, as in commands; events hold what their codec lets pass
public record AnyRecord(RandomGenerator random, boolean careless) {
    private static final List<String> TEXTS = List.of("", "c-1", "EUR", "USD", "no currency", "charger-65w", "iphone-15-case", "•• 34", "a@b.org");
    private static final List<String> AMOUNTS = List.of("0", "0.00", "19.90", "-19.90", "1E+3", "0.0000000000000001", "99999999999999999999.99");
    private static final List<Integer> QUANTITIES = List.of(1, 1, 2, 3, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);

    public <R> R of(Class<R> type) {
        List<Class<?>> types = Stream.of(type.getPermittedSubclasses()).<Class<?>>map(permitted -> permitted)
                .filter(type::isAssignableFrom)
                .toList();
        return type.cast(record(pick(types)));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components).map(this::value).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        boolean optional = careless ? !type.isPrimitive() : component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (optional && random.nextInt(5) == 0) {
            return null;
        }
        if (type == List.class) {
            Class<?> element = component.getGenericType().getTypeName().contains(Line.class.getSimpleName()) ? Line.class : Returned.class;
            return Stream.generate(() -> record(element)).limit(random.nextInt(4)).toList();
        }
        return type.isEnum() ? pick(List.of(type.getEnumConstants())) : scalar(type);
    }

    private Object scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> pick(TEXTS);
            case "BigDecimal" -> new BigDecimal(careless && random.nextInt(9) == 0 ? "1e999999999" : pick(AMOUNTS));
            case "int" -> pick(QUANTITIES);
            case "LocalDate" -> LocalDate.EPOCH.plusDays(random.nextInt(40_000));
            default -> throw new AssertionError("A record holds a " + type);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
