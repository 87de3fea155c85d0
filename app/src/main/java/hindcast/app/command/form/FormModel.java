package hindcast.app.command.form;

import hindcast.store.command.CommandType;
import hindcast.store.command.Field;
import hindcast.store.command.Problem;
import hindcast.store.command.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A command while it is filled in: one JSON object, which fields write part by part and the text of it as a whole. What is wrong in it is told by who
/// reads it as a command; a text that is no JSON leaves the object as it was.
public final class FormModel {
    /// What a number may be long and still be written out.
    private static final int DIGITS = 1_000;

    private final CommandType<?, ?> type;
    private final ObjectNode example;
    private final ReadOnlyObjectWrapper<ObjectNode> json;
    private final ReadOnlyStringWrapper text;
    private final ReadOnlyStringWrapper broken = new ReadOnlyStringWrapper(this, "broken", "");
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(this, "problems", List.of());
    private final ReadOnlyIntegerWrapper shape = new ReadOnlyIntegerWrapper(this, "shape");
    private final Set<JsonPointer> touched = new HashSet<>();
    private boolean touchedAll;

    /// @param draft   what it begins with
    /// @param example a whole one, which fields hint at
    public FormModel(CommandType<?, ?> type, ObjectNode draft, ObjectNode example) {
        this.type = type;
        this.example = example;
        this.json = new ReadOnlyObjectWrapper<>(this, "json", draft.deepCopy());
        this.text = new ReadOnlyStringWrapper(this, "text", draft.toPrettyString());
    }

    public CommandType<?, ?> type() {
        return type;
    }

    /// The command as it stands, whole or not. Another object with every change; not to be changed itself.
    public ReadOnlyObjectProperty<ObjectNode> json() {
        return json.getReadOnlyProperty();
    }

    /// The same as text, as the user wrote it or as fields made it.
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// Why the text is no JSON object, and where; empty while it is one.
    public ReadOnlyStringProperty broken() {
        return broken.getReadOnlyProperty();
    }

    /// What is wrong in the command.
    public ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// Counts how often fields came, went, or were written by others than themselves, so that they have to be made anew.
    public ReadOnlyIntegerProperty shape() {
        return shape.getReadOnlyProperty();
    }

    /// Told what is wrong.
    public void tell(List<Problem> found) {
        problems.set(List.copyOf(found));
    }

    /// What a field shows.
    String shown(JsonPointer at) {
        return written(json.get().at(at));
    }

    /// What would fit a field.
    String hint(JsonPointer at) {
        return written(example.at(at));
    }

    /// How many elements a list has.
    int size(JsonPointer list) {
        return json.get().at(list).size();
    }

    /// What is wrong at a field, as soon as somebody wrote something there.
    Optional<String> problem(JsonPointer at) {
        boolean written = touchedAll || touched.contains(at) || !json.get().at(at).isMissingNode();
        return problems.get().stream().filter(found -> written && found.at().equals(at)).map(Problem::sentence).findFirst();
    }

    /// The currency that is typed in the form itself.
    Optional<String> currency() {
        return Optional.of(json.get().at("/currency")).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /// Somebody typed into a field.
    public void type(JsonPointer at, Field field, String typed) {
        touched.add(at);
        ObjectNode next = json.get().deepCopy();
        put(next, at, field.typed(typed));
        set(next);
    }

    /// One more element of a list, empty.
    ///
    /// @return where it is
    public JsonPointer add(JsonPointer list, Field.Many many) {
        touched.add(list);
        ObjectNode next = json.get().deepCopy();
        JsonNode before = next.at(list);
        ArrayNode array = before instanceof ArrayNode known ? known : JsonNodeFactory.instance.arrayNode();
        array.add(many.element() instanceof Field.Group ? JsonNodeFactory.instance.objectNode() : JsonNodeFactory.instance.nullNode());
        if (!(before instanceof ArrayNode)) {
            put(next, list, Optional.of(array));
        }
        set(next);
        shape.set(shape.get() + 1);
        return list.appendIndex(array.size() - 1);
    }

    /// Takes an element out of a list.
    public void remove(JsonPointer list, int index) {
        ObjectNode next = json.get().deepCopy();
        if (next.at(list) instanceof ArrayNode array && index < array.size()) {
            array.remove(index);
            touched.add(list);
            set(next);
            shape.set(shape.get() + 1);
        }
    }

    /// Somebody wrote the whole.
    public void write(String written) {
        if (written.equals(text.get())) {
            return;
        }
        text.set(written);
        JsonNode parsed = new Field.Group(type.name(), true, type.form()).typed(written).orElseGet(JsonNodeFactory.instance::missingNode);
        if (parsed instanceof ObjectNode object) {
            touchedAll = true;
            broken.set("");
            json.set(object);
            shape.set(shape.get() + 1);
        } else {
            broken.set(type.read(written) instanceof Reading.Unread<?>(List<Problem> why) ? why.getFirst().sentence() : "");
        }
    }

    private void set(ObjectNode next) {
        broken.set("");
        text.set(next.toPrettyString());
        json.set(next);
    }

    private static String written(JsonNode value) {
        return value.isString() ? value.stringValue()
                : value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) <= DIGITS ? value.decimalValue().toPlainString()
                : value.isMissingNode() || value.isNull() ? "" : value.toString();
    }

    /// Puts a value where a pointer leads, or takes it away; objects on the way are made, and taken away when nothing is left in them.
    private static void put(JsonNode within, JsonPointer at, Optional<JsonNode> value) {
        boolean there = at.tail().matches();
        if (within instanceof ArrayNode array) {
            int index = at.getMatchingIndex();
            if (there) {
                array.set(index, value.orElseGet(JsonNodeFactory.instance::nullNode));
            } else {
                put(array.get(index).isContainer() ? array.get(index) : array.set(index, JsonNodeFactory.instance.objectNode()).get(index), at.tail(), value);
            }
        } else if (within instanceof ObjectNode object) {
            String name = at.getMatchingProperty();
            if (there) {
                value.ifPresentOrElse(it -> object.set(name, it), () -> object.remove(name));
            } else {
                JsonNode child = object.path(name).isContainer() ? object.path(name) : object.putObject(name);
                put(child, at.tail(), value);
                if (child.isObject() && child.isEmpty()) {
                    object.remove(name);
                }
            }
        }
    }
}
