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

/// Events out of thin air: any record of a sealed interface, filled with any value that its codec would let pass, likely and absurd ones.
final class AnyEvent {
    private static final List<String> TEXTS = List.of("", "c-1", "EUR", "USD", "no currency", "charger-65w", "iphone-15-case", "•• 34");
    private static final List<String> AMOUNTS = List.of("0", "0.00", "19.90", "-19.90", "1E+3", "0.0000000000000001", "99999999999999999999.99");
    private static final List<Integer> QUANTITIES = List.of(1, 1, 2, 3, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);

    private AnyEvent() {
    }

    static <E> E of(Class<E> events, RandomGenerator random) {
        List<Class<?>> types = Stream.of(events.getPermittedSubclasses()).<Class<?>>map(type -> type)
                .filter(events::isAssignableFrom)
                .toList();
        return events.cast(record(pick(types, random), random));
    }

    private static Object record(Class<?> type, RandomGenerator random) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components).map(component -> value(component, random)).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static @Nullable Object value(RecordComponent component, RandomGenerator random) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == List.class) {
            Class<?> element = component.getGenericType().getTypeName().contains(Line.class.getSimpleName()) ? Line.class : Returned.class;
            return Stream.generate(() -> record(element, random)).limit(random.nextInt(4)).toList();
        }
        return type.isEnum() ? pick(List.of(type.getEnumConstants()), random) : scalar(type, random);
    }

    private static Object scalar(Class<?> type, RandomGenerator random) {
        return switch (type.getSimpleName()) {
            case "String" -> pick(TEXTS, random);
            case "BigDecimal" -> new BigDecimal(pick(AMOUNTS, random));
            case "int" -> pick(QUANTITIES, random);
            case "LocalDate" -> LocalDate.EPOCH.plusDays(random.nextInt(40_000));
            default -> throw new AssertionError("An event holds a " + type);
        };
    }

    private static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
