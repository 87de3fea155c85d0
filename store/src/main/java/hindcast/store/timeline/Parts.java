package hindcast.store.timeline;

import hindcast.store.aggregate.MergedObject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an object of a state is made of: the components of a record, the entries of a map, the nodes of a JSON object. Arrays are lists and
/// those of JSON; everything else is a value.
///
/// @param names  the names, in order; not to be changed
/// @param values the values in the same order; null where the component of a record is absent; not to be changed
public record Parts(String[] names, @Nullable Object[] values) {
    /// Whether it has fields.
    public static boolean isObject(Object source) {
        return source instanceof Record || source instanceof Map || source instanceof MergedObject || source instanceof ObjectNode;
    }

    /// Whether it has elements.
    public static boolean isArray(Object source) {
        return source instanceof List || source instanceof ArrayNode;
    }

    /// The elements of an array; one that is null is one of JSON's.
    public static List<?> elements(Object source) {
        return source instanceof List<?> list ? list : List.copyOf(((ArrayNode) source).values());
    }

    /// What is found in an object by a name, without a look at the rest; null when there is nothing of this name.
    public static @Nullable Object part(Object source, String name) {
        return switch (source) {
            case Record components -> Shape.OF.get(components.getClass()).part(components, name);
            case MergedObject merged -> merged.value(name);
            case ObjectNode json -> json.get(name);
            case Map<?, ?> map -> map.get(name);
            default -> null;
        };
    }

    /// @throws IllegalArgumentException when it is no object
    public static Parts of(Object source) {
        return switch (source) {
            case Record components -> Shape.OF.get(components.getClass()).parts(components);
            case MergedObject merged -> new Parts(merged.names(), merged.values());
            case ObjectNode json -> ofEntries(json.properties().toArray(Map.Entry[]::new));
            case Map<?, ?> map -> ofEntries(map.entrySet().stream().filter(entry -> entry.getValue() != null).toArray(Map.Entry[]::new));
            default -> throw new IllegalArgumentException("No object: " + source.getClass());
        };
    }

    boolean isEmpty() {
        for (Object value : values) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    private static Parts ofEntries(Map.Entry<?, ?>[] entries) {
        String[] names = new String[entries.length];
        @Nullable Object[] values = new Object[entries.length];
        for (int i = 0; i < entries.length; i++) {
            names[i] = entries[i].getKey().toString();
            values[i] = entries[i].getValue();
        }
        return new Parts(names, values);
    }

    /// The components of a record class, found once.
    ///
    /// @param values answers the values of all components at once: `(Object)Object[]`
    /// @param each   answers the value of one component: `(Object)Object`
    private record Shape(String[] names, MethodHandle values, Map<String, MethodHandle> each) {
        private static final MethodType VALUE = MethodType.methodType(Object.class, Object.class);

        static final ClassValue<Shape> OF = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                String[] names = new String[components.length];
                MethodHandle[] accessors = new MethodHandle[components.length];
                Map<String, MethodHandle> each = HashMap.newHashMap(components.length);
                for (int i = 0; i < components.length; i++) {
                    names[i] = components[i].getName();
                    accessors[i] = handle(components[i].getAccessor());
                    each.put(names[i], accessors[i]);
                }
                return new Shape(names, all(accessors), each);
            }
        };

        /// A state's records are public, in a package that their module exports.
        private static MethodHandle handle(Method accessor) {
            try {
                accessor.setAccessible(true);
                return MethodHandles.lookup().unreflect(accessor).asType(VALUE);
            } catch (IllegalAccessException | InaccessibleObjectException closed) {
                throw new IllegalArgumentException(accessor.getDeclaringClass().getName() + " cannot be looked into: it is not exported", closed);
            }
        }

        /// The accessors made into one, which the virtual machine compiles as a whole: it is called for each event of each stream.
        private static MethodHandle all(MethodHandle... accessors) {
            MethodHandle array = MethodHandles.identity(Object[].class).asCollector(Object[].class, accessors.length);
            MethodHandle each = MethodHandles.filterArguments(array, 0, accessors);
            return accessors.length == 0
                    ? MethodHandles.dropArguments(each, 0, Object.class)
                    : MethodHandles.permuteArguments(each, MethodType.methodType(Object[].class, Object.class), new int[accessors.length]);
        }

        @Nullable Object part(Record source, String name) {
            MethodHandle accessor = each.get(name);
            try {
                return accessor == null ? null : accessor.invokeExact((Object) source);
            } catch (Throwable thrown) {
                throw new IllegalStateException(source.getClass().getName() + " cannot be looked into", thrown);
            }
        }

        Parts parts(Record source) {
            try {
                return new Parts(names, (Object[]) values.invokeExact((Object) source));
            } catch (Throwable thrown) {
                throw new IllegalStateException(source.getClass().getName() + " cannot be looked into", thrown);
            }
        }
    }
}
