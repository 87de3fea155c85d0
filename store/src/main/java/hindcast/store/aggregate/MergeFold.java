package hindcast.store.aggregate;

import hindcast.store.Recorded;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The default fold, for types that the domain does not know: each payload is merged into the state as a JSON merge patch (RFC 7396).
/// A payload that is no object would replace the whole state by that rule; it is kept in a field named after the event's type instead.
///
/// A state is never changed once it is handed out, and shares with the one before whatever the patch did not touch.
public final class MergeFold implements Fold<MergedObject> {
    private static final ObjectReader JSON = EventCodec.exactJson().build().readerFor(JsonNode.class);

    private static final int TOLD_FIELDS = 3;
    private static final int TOLD_LETTERS = 40;

    /// The default fold is the same for every type.
    public MergeFold() {
    }

    @Override
    public MergedObject initial() {
        return MergedObject.EMPTY;
    }

    @Override
    public Step<MergedObject> step(MergedObject state, Recorded<String> event) {
        try {
            JsonNode data = JSON.readValue(event.data());
            ObjectNode patch = data instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode().set(event.type(), data);
            return new Step.Folded<>(state.merge(patch));
        } catch (JacksonException unreadable) {
            return new Step.Undecodable<>(new Undecodable(unreadable).getMessage());
        }
    }

    /// What a field `status` or `state` says, or nothing.
    @Override
    public Headline headline(MergedObject state) {
        Object status = state.value("status") == null ? state.value("state") : state.value("status");
        String text = status instanceof String word ? word.replace('_', ' ').toLowerCase(Locale.ROOT) : "";
        return new Headline(text, Headline.Tone.NEUTRAL);
    }

    /// The first scalars of the payload: "amount 15000 · resource 112".
    @Override
    public String tell(Recorded<String> event) {
        try {
            JsonNode data = JSON.readValue(event.data());
            return data instanceof ObjectNode fields
                    ? fields.properties().stream()
                            .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
                            .limit(TOLD_FIELDS)
                            .map(MergeFold::told)
                            .collect(Collectors.joining(" · "))
                    : shortened(data.toString());
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    @Override
    public String lifted(Recorded<String> event) {
        return event.data();
    }

    @Override
    public boolean isDefault() {
        return true;
    }

    private static String told(Map.Entry<String, JsonNode> field) {
        return field.getKey() + " " + shortened(field.getValue().asString());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= TOLD_LETTERS ? text : text.substring(0, text.offsetByCodePoints(0, TOLD_LETTERS)) + "…";
    }
}
