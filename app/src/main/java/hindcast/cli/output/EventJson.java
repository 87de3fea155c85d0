package hindcast.cli.output;

import hindcast.store.Recorded;
import tools.jackson.databind.node.ObjectNode;

/// An event as a line for programs.
public final class EventJson {
    private EventJson() {
    }

    /// The event as it is stored: {position, aggregate, version, recordedAt, type, revision, id, data, metadata}.
    public static ObjectNode of(Recorded<String> event) {
        return Json.object()
                .put("position", event.position())
                .put("aggregate", event.stream().toString())
                .put("version", event.version())
                .put("recordedAt", event.recordedAt().toString())
                .put("type", event.type())
                .put("revision", event.revision())
                .put("id", event.id())
                .putRawValue("data", Json.raw(event.data()))
                .putRawValue("metadata", Json.raw(event.metadata().json()));
    }
}
