package hindcast.store.command;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a command asks for: a field for each component of its record. Made by looking at the record once, when its type is declared.
public record Form(List<Field> fields) {
    public Form {
        fields = List.copyOf(fields);
    }

    /// @throws IllegalArgumentException when a component is of a type that nobody could type in
    static Form of(Class<?> type) {
        return new Form(Arrays.stream(type.getRecordComponents()).map(Form::field).toList());
    }

    /// The field of a name; empty when there is none.
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static Field field(RecordComponent component) {
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return field(component, component.getGenericType(), component.getName(), required);
    }

    private static Field field(AnnotatedElement component, Type type, String name, boolean required) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Field.Many(name, required, field(component, list.getActualTypeArguments()[0], name, true));
        }
        if (type instanceof Class<?> plain) {
            Bounds bounds = Bounds.of(component.getAnnotation(Range.class));
            return plain.isRecord() ? new Field.Group(name, required, of(plain))
                    : plain.isEnum() ? new Field.Choice(name, required, constants(plain))
                    : plain == BigDecimal.class ? new Field.Decimal(name, required, bounds, component.isAnnotationPresent(Money.class))
                    : plain == int.class || plain == Integer.class ? new Field.Whole(name, required, bounds.within(Integer.MIN_VALUE, Integer.MAX_VALUE))
                    : plain == long.class || plain == Long.class ? new Field.Whole(name, required, bounds.within(Long.MIN_VALUE, Long.MAX_VALUE))
                    : plain == BigInteger.class ? new Field.Whole(name, required, bounds)
                    : scalar(plain, name, required);
        }
        throw unknown(type, name);
    }

    private static Field scalar(Class<?> type, String name, boolean required) {
        if (type == String.class) {
            return new Field.Text(name, required);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Field.Truth(name, required);
        }
        if (type == LocalDate.class) {
            return new Field.Day(name, required);
        }
        if (type == Instant.class) {
            return new Field.Moment(name, required);
        }
        throw unknown(type, name);
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
    }

    private static IllegalArgumentException unknown(Type type, String name) {
        return new IllegalArgumentException("There is no field for " + name + ", a " + type.getTypeName());
    }
}
