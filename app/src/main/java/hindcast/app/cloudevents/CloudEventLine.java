package hindcast.app.cloudevents;

import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.function.ToIntBiFunction;

/// A line while it is read: its attributes as JSON texts, checked one by one.
///
/// @param fields the attributes in the order of the line
/// @param newest the revision of a payload whose line does not say, by stream and type
record CloudEventLine(Map<String, String> fields, ToIntBiFunction<StreamId, String> newest) {
    /// More than the index that keeps streams apart takes, in bytes.
    private static final int LONGEST_NAME = 2_000;

    private static final String DATALESS = "{}";

    Line read() {
        StreamId stream = stream();
        try {
            return new Line(stream, number("sequence"), event(stream));
        } catch (BadLine bad) {
            throw bad.of(stream);
        }
    }

    private StreamId stream() {
        String subject = required("subject");
        try {
            return StreamId.parse(subject);
        } catch (IllegalArgumentException unnamed) {
            throw new BadLine("subject names the aggregate as Type/id, such as Order/7f3a; this is: " + subject);
        }
    }

    private NewEvent event(StreamId stream) {
        if (!required("specversion").equals("1.0")) {
            throw new BadLine("specversion is 1.0; this is: " + required("specversion"));
        }
        if (fields.containsKey("data_base64")) {
            throw new BadLine("data_base64 holds binary data, and a store holds JSON");
        }
        required("source");
        String type = required("type");
        Instant time = Kept.instant(required("time")).orElseThrow(
                () -> new BadLine("time is a date and time with an offset, such as 2026-11-19T14:02:00Z; this is: " + required("time")));
        int revision = number("revision").orElseGet(() -> newest.applyAsInt(stream, type));
        return new NewEvent(required("id"), type, revision, fields.getOrDefault("data", DATALESS), metadata(time), time);
    }

    /// A string that must be there and that PostgreSQL can hold.
    private String required(String attribute) {
        String value = fields.getOrDefault(attribute, "");
        String text = RawJson.isText(value) ? RawJson.text(value) : "";
        if (text.isBlank()) {
            throw new BadLine(attribute + (value.isEmpty() ? " is missing" : " is a text that is not blank; this is: " + value));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new BadLine(attribute + " is longer than " + LONGEST_NAME + " bytes");
        }
        // Half a surrogate pair is text for JSON and none for a database.
        if (text.indexOf('\0') >= 0 || !text.equals(new String(bytes, StandardCharsets.UTF_8))) {
            throw new BadLine(attribute + " has a character that the database cannot hold");
        }
        return text;
    }

    private OptionalInt number(String attribute) {
        String value = fields.get(attribute);
        if (value == null) {
            return OptionalInt.empty();
        }
        String digits = RawJson.text(value);
        if (!digits.matches("[1-9]\\d{0,8}")) {
            throw new BadLine(attribute + " is a whole number from 1; this is: " + value);
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    private Metadata metadata(Instant time) {
        StringJoiner extensions = new StringJoiner(",");
        StringJoiner kept = new StringJoiner(",");
        fields.forEach((attribute, value) -> {
            if (!Attributes.isContext(attribute)) {
                extensions.add(RawJson.quote(Attributes.metadata(attribute)) + ":" + value);
            } else if (mustBeKept(attribute, value, time)) {
                kept.add(RawJson.quote(Attributes.kept(attribute)) + ":" + value);
            }
        });
        if (!fields.containsKey("data")) {
            kept.add(RawJson.quote(Attributes.kept("data")) + ":null");
        }
        String between = extensions.length() > 0 && kept.length() > 0 ? "," : "";
        return new Metadata("{" + extensions + between + kept + "}");
    }

    /// Whether an export would otherwise write something else.
    private boolean mustBeKept(String attribute, String value, Instant time) {
        return switch (attribute) {
            case "source" -> !value.equals(CloudEvents.SOURCE);
            case "datacontenttype", "dataschema" -> true;
            case "revision" -> !RawJson.isText(value) || !fields.get("source").equals(CloudEvents.SOURCE);
            case "sequence" -> !RawJson.isText(value);
            case "time" -> !RawJson.text(value).equals(time.toString());
            default -> false;
        };
    }
}
