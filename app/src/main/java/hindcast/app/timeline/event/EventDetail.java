package hindcast.app.timeline.event;

import hindcast.app.fx.Views;
import hindcast.app.timeline.event.JsonLine.Kind;
import hindcast.store.Recorded;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One event, made ready to be read. Its JSON may be large, so it is made off the toolkit's thread.
///
/// @param stored the lines of data and metadata as they are stored
/// @param lifted the same with the data as it is read today
/// @param differ whether the two differ
/// @param cause  the event of this stream that caused it
record EventDetail(Recorded<String> event, List<JsonLine> stored, List<JsonLine> lifted, boolean differ, Optional<Integer> cause) {
    private static final JsonMapper JSON = new JsonMapper();

    static EventDetail of(Timeline timeline, int version) {
        Recorded<String> event = timeline.event(version);
        String today = timeline.lifted(version);
        boolean differ = !JSON.readTree(today).equals(JSON.readTree(event.data()));
        return new EventDetail(event, lines(event, event.data()), lines(event, today), differ, cause(timeline, event));
    }

    /// All of it as one JSON object, for the clipboard.
    String json() {
        ObjectNode json = JSON.createObjectNode()
                .put("stream", event.stream().toString())
                .put("version", event.version())
                .put("position", event.position())
                .put("id", event.id())
                .put("type", event.type())
                .put("revision", event.revision())
                .put("recordedAt", event.recordedAt().toString());
        json.set("data", JSON.readTree(event.data()));
        json.set("metadata", event.metadata().tree());
        return json.toPrettyString();
    }

    private static List<JsonLine> lines(Recorded<String> event, String data) {
        List<JsonLine> lines = new ArrayList<>();
        lines.add(JsonLine.of(Kind.HEADING, Views.text("event.data")));
        lines.addAll(JsonLines.of(data));
        lines.add(JsonLine.of(Kind.HEADING, Views.text("event.metadata")));
        lines.addAll(JsonLines.of(event.metadata().json()));
        return List.copyOf(lines);
    }

    // Causes are near: most were recorded just before.
    private static Optional<Integer> cause(Timeline timeline, Recorded<String> event) {
        return event.metadata().causationId().flatMap(id -> {
            for (int version = event.version() - 1; version > 0; version--) {
                if (timeline.event(version).id().equals(id)) {
                    return Optional.of(version);
                }
            }
            return Optional.empty();
        });
    }
}
