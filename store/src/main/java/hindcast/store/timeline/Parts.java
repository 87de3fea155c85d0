package hindcast.store.timeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What an object of a state is made of: the components of a record, the entries of a map, the elements of a list, the nodes of a JSON
/// object or array. Everything else is a value.
///
/// @param names  the names, in order; empty for a list
/// @param values the values in the same order; null where the component of a record is absent
record Parts(String[] names, @Nullable Object[] values) {
    private static final String[] NAMELESS = {};

    static boolean isObject(Object source) {
        return source instanceof Record || source instanceof Map || source instanceof ObjectNode;
    }

    static boolean isArray(Object source) {
        return source instanceof List || source instanceof ArrayNode;
    }

    static Parts of(Object source) {
        return switch (source) {
            case Record components -> Shape.OF.get(components.getClass()).parts(components);
            case ObjectNode json -> ofEntries(json.properties().toArray(Map.Entry[]::new));
            case Map<?, ?> map -> ofEntries(map.entrySet().stream().filter(entry -> entry.getValue() != null).toArray(Map.Entry[]::new));
            case ArrayNode json -> new Parts(NAMELESS, json.values().toArray());
            case List<?> list -> new Parts(NAMELESS, present(list.toArray()));
            default -> throw new IllegalArgumentException("Neither object nor array: " + source.getClass());
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

    private static Object[] present(Object[] elements) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] == null) {
                elements[i] = NullNode.instance;
            }
        }
        return elements;
    }

    /// The components of a record class, found once.
    private record Shape(String[] names, MethodHandle[] accessors) {
        private static final MethodType VALUE = MethodType.methodType(Object.class, Object.class);

        static final ClassValue<Shape> OF = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                String[] names = new String[components.length];
                MethodHandle[] accessors = new MethodHandle[components.length];
                for (int i = 0; i < components.length; i++) {
                    names[i] = components[i].getName();
                    accessors[i] = handle(components[i].getAccessor());
                }
                return new Shape(names, accessors);
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

        Parts parts(Record source) {
            @Nullable Object[] values = new Object[accessors.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (Object) accessors[i].invokeExact((Object) source);
                }
            } catch (Throwable thrown) {
                throw new IllegalStateException(source.getClass().getName() + " cannot be looked into", thrown);
            }
            return new Parts(names, values);
        }
    }
}
