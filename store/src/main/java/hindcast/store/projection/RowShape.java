package hindcast.store.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A record as a table: its components as columns, in their order, and records as lists of values and back.
///
/// @param <R> the record
public final class RowShape<R extends Record> {
    // One for each record: what the JVM has compiled of the handles of one does nothing for those of another.
    private static final ClassValue<RowShape<?>> SHAPES = new ClassValue<>() {
        @Override
        @SuppressWarnings("unchecked")
        protected RowShape<?> computeValue(Class<?> type) {
            return new RowShape<>((Class<? extends Record>) type);
        }
    };

    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Record.class);
    private static final MethodType CONSTRUCTOR = MethodType.methodType(Record.class, Object[].class);

    private final List<Column> columns;
    private final int[] keys;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private RowShape(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            this.columns = Arrays.stream(components).map(RowShape::column).toList();
            this.keys = IntStream.range(0, components.length).filter(index -> columns.get(index).key()).toArray();
            this.accessors = new MethodHandle[components.length];
            for (int index = 0; index < components.length; index++) {
                accessors[index] = lookup.unreflect(components[index].getAccessor()).asType(ACCESSOR);
            }
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = lookup.unreflectConstructor(type.getConstructor(types)).asSpreader(Object[].class, types.length).asType(CONSTRUCTOR);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(type.getName() + " is no public record of an exported package", hidden);
        }
        if (keys.length == 0) {
            throw new IllegalArgumentException(type.getName() + " has no component that is marked as a key");
        }
    }

    /// The table of a record.
    ///
    /// @param type a public record in an exported package; its components are of the types of [Column.Type], and one or more are marked as [Key]
    /// @throws IllegalArgumentException when it is not
    @SuppressWarnings("unchecked")
    public static <R extends Record> RowShape<R> of(Class<R> type) {
        return (RowShape<R>) SHAPES.get(type);
    }

    private static Column column(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Column(snake(component.getName()), Column.Type.of(component.getType()), component.getType(),
                component.isAnnotationPresent(Key.class), nullable);
    }

    /// The name of a column: `createdAt` is `created_at`.
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /// The columns, in the order of the components.
    public List<Column> columns() {
        return columns;
    }

    /// The columns that name a row.
    public List<Column> keys() {
        return columns.stream().filter(Column::key).toList();
    }

    /// Everything that makes two tables different, as text.
    public String signature() {
        return columns.stream().map(Column::definition).collect(Collectors.joining(", "));
    }

    /// Whether two values of a column are the same to whoever queries them: 1.1 is 1.10.
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal first && other instanceof BigDecimal second ? first.compareTo(second) == 0 : Objects.equals(one, other);
    }

    /// The values of a row, one for each column, each of the type that [Column] names.
    public @Nullable Object[] values(R row) {
        @Nullable Object[] values = new Object[accessors.length];
        try {
            for (int index = 0; index < values.length; index++) {
                values[index] = columns.get(index).stored(accessors[index].invokeExact((Record) row));
            }
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
        return values;
    }

    /// Looks whether the database can hold a row; told here, it is known of which event.
    ///
    /// @throws IllegalArgumentException with a sentence when it cannot
    public R storable(R row) {
        @Nullable Object[] values = values(row);
        for (int index = 0; index < values.length; index++) {
            columns.get(index).check(values[index]);
        }
        return row;
    }

    /// The values that name a row.
    public List<Object> key(R row) {
        return key(values(row));
    }

    /// The values that name a row, of all its values.
    public List<Object> key(@Nullable Object[] values) {
        return Arrays.stream(keys).<Object>mapToObj(index -> Objects.requireNonNull(values[index], "a key")).toList();
    }

    /// The order of keys, which is that of the database: text by its code points.
    @SuppressWarnings("unchecked")
    public static int order(List<Object> one, List<Object> other) {
        for (int index = 0; index < one.size(); index++) {
            int order = one.get(index) instanceof String text
                    ? Arrays.compareUnsigned(text.getBytes(UTF_8), ((String) other.get(index)).getBytes(UTF_8))
                    : ((Comparable<Object>) one.get(index)).compareTo(other.get(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// The row that has these values.
    ///
    /// @param values as [#values] gives them
    @SuppressWarnings("unchecked")
    public R row(@Nullable Object[] values) {
        @Nullable Object[] arguments = new Object[values.length];
        for (int index = 0; index < values.length; index++) {
            arguments[index] = columns.get(index).component(values[index]);
        }
        try {
            return (R) (Record) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A column of a read model.
    ///
    /// @param name     in lower case, with underscores
    /// @param javaType the type of the component
    /// @param key      whether it is one of those that name the row
    /// @param nullable whether it may be empty
    public record Column(String name, Type type, Class<?> javaType, boolean key, boolean nullable) {
        private static final int MOST_DIGITS = 131_072;
        private static final int MOST_DECIMALS = 16_383;
        private static final int FIRST_YEAR = -4_712;
        private static final int LAST_YEAR = 294_276;
        private static final int LAST_YEAR_OF_A_DATE = 5_874_897;

        /// What a column holds, and what it is in Java: text (String, or an enum by its name), integer (int), bigint (long), boolean, numeric
        /// (BigDecimal), timestamptz (Instant, to the microsecond), date (LocalDate).
        public enum Type {
            TEXT("text collate \"C\""), INTEGER("integer"), BIGINT("bigint"), BOOLEAN("boolean"), NUMERIC("numeric"), TIMESTAMPTZ("timestamptz"), DATE("date");

            private final String sql;

            Type(String sql) {
                this.sql = sql;
            }

            /// As it is written in a definition.
            public String sql() {
                return sql;
            }

            /// As it is written in a cast, which takes no collation.
            public String plain() {
                return this == TEXT ? "text" : sql;
            }

            static Type of(Class<?> type) {
                if (type == String.class || type.isEnum()) {
                    return TEXT;
                }
                if (type == int.class || type == Integer.class) {
                    return INTEGER;
                }
                if (type == long.class || type == Long.class) {
                    return BIGINT;
                }
                if (type == boolean.class || type == Boolean.class) {
                    return BOOLEAN;
                }
                if (type == BigDecimal.class) {
                    return NUMERIC;
                }
                if (type == Instant.class) {
                    return TIMESTAMPTZ;
                }
                if (type == LocalDate.class) {
                    return DATE;
                }
                throw new IllegalArgumentException("No column holds a " + type.getName());
            }
        }

        /// As it stands in the definition of its table.
        public String definition() {
            return '"' + name + "\" " + type.sql() + (nullable ? "" : " not null");
        }

        /// Whether a value can stand in it as it is stored; null can stand in any, if only to ask for it.
        public boolean holds(@Nullable Object value) {
            return value == null || switch (type) {
                case TEXT -> value instanceof String;
                case INTEGER -> value instanceof Integer;
                case BIGINT -> value instanceof Long;
                case BOOLEAN -> value instanceof Boolean;
                case NUMERIC -> value instanceof BigDecimal;
                case TIMESTAMPTZ -> value instanceof Instant;
                case DATE -> value instanceof LocalDate;
            };
        }

        // The bounds are PostgreSQL's.
        private void check(@Nullable Object value) {
            boolean fits = switch (value) {
                case null -> nullable;
                case String text -> text.indexOf(0) < 0;
                case BigDecimal decimal -> decimal.precision() - decimal.scale() <= MOST_DIGITS && decimal.scale() <= MOST_DECIMALS;
                case Instant instant -> within(instant.atOffset(ZoneOffset.UTC).getYear(), LAST_YEAR);
                case LocalDate date -> within(date.getYear(), LAST_YEAR_OF_A_DATE);
                default -> true;
            };
            if (!fits) {
                throw new IllegalArgumentException("the column " + name + (value == null ? " would be empty"
                        : value instanceof String ? " would hold a character of code 0, which no text of PostgreSQL can"
                        : " would hold a value beyond what PostgreSQL can"));
            }
        }

        private static boolean within(int year, int last) {
            return year > FIRST_YEAR && year < last;
        }

        private @Nullable Object stored(@Nullable Object component) {
            return switch (component) {
                case Enum<?> constant -> constant.name();
                // As the server gives it back.
                case BigDecimal decimal when decimal.scale() < 0 -> decimal.setScale(0);
                case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS);
                case null, default -> component;
            };
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private @Nullable Object component(@Nullable Object stored) {
            return stored != null && javaType.isEnum() ? Enum.valueOf((Class) javaType, (String) stored) : stored;
        }
    }
}
