package hindcast.store.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A JSON object that came of merge patches. It is never changed: a patch makes another one, which shares with it every value that the patch
/// did not touch, and the names too where none came or went. So a step costs what it changes and the copy of one flat array, however many
/// fields there are.
///
/// Its values are objects of this kind, texts, decimals, or nodes of JSON that are none of these.
public final class MergedObject {
    /// The object without fields, of which there is only one.
    static final MergedObject EMPTY = new MergedObject(new String[0], new Object[0]);

    private final String[] names;
    private final Object[] values;

    private MergedObject(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    /// The names of the fields in their order: the very same array as that of another object where one came of the other and no field came or
    /// went. Not to be changed.
    public String[] names() {
        return names;
    }

    /// The values in the order of the names. Not to be changed.
    public Object[] values() {
        return values;
    }

    /// The value of a field; null when there is none of this name.
    public @Nullable Object value(String name) {
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    /// What a merge patch makes of it (RFC 7396): fields are set, objects are merged, null takes a field out. It stays itself where the patch
    /// says nothing new.
    MergedObject merge(ObjectNode patch) {
        @Nullable Object[] left = values;
        List<String> names = new ArrayList<>();
        List<Object> added = new ArrayList<>();
        boolean removed = false;
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            int place = place(field.getKey());
            Object before = place < 0 ? null : values[place];
            Object after = merged(before, field.getValue());
            if (after == before) {
                continue;
            }
            if (before == null && after != null) {
                names.add(field.getKey());
                added.add(after);
            } else {
                left = left == values ? values.clone() : left;
                left[place] = after;
                removed |= after == null;
            }
        }
        if (added.isEmpty() && !removed) {
            return left == values ? this : new MergedObject(this.names, left);
        }
        return reshaped(left, names, added);
    }

    /// @return null when there is to be no such field
    private static @Nullable Object merged(@Nullable Object before, JsonNode patch) {
        return switch (patch) {
            case ObjectNode inner -> (before instanceof MergedObject object ? object : EMPTY).merge(inner);
            case JsonNode value when value.isNull() -> null;
            case StringNode text -> kept(before, text.stringValue());
            case DecimalNode number -> kept(before, number.decimalValue());
            case JsonNode value -> kept(before, value);
        };
    }

    private static Object kept(@Nullable Object before, Object now) {
        return now.equals(before) ? before : now;
    }

    /// @param left what is left of the values, null where a field is to go
    private MergedObject reshaped(@Nullable Object[] left, List<String> comeNames, List<Object> come) {
        List<String> shape = new ArrayList<>(left.length + come.size());
        List<Object> filled = new ArrayList<>(left.length + come.size());
        for (int place = 0; place < left.length; place++) {
            Object value = left[place];
            if (value != null) {
                shape.add(names[place]);
                filled.add(value);
            }
        }
        shape.addAll(comeNames);
        filled.addAll(come);
        return shape.isEmpty() ? EMPTY : new MergedObject(shape.toArray(String[]::new), filled.toArray());
    }

    /// Where a field stands; negative when there is none of this name. The parser hands out the same text for the same name as a rule, so that
    /// looking through them beats an index, which would take more memory than the fields.
    private int place(String name) {
        for (int place = 0; place < names.length; place++) {
            if (names[place] == name) {
                return place;
            }
        }
        for (int place = 0; place < names.length; place++) {
            if (names[place].equals(name)) {
                return place;
            }
        }
        return -1;
    }
}
