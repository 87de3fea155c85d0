package hindcast.app.cloudevents;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Events as CloudEvents 1.0 in JSON, one a line. Reading what was written gives the same event, and writing what was read gives the
/// same JSON values: what no column holds is kept in metadata, under `ce-…` where it is an attribute of the envelope.
/// See docs/decisions/cloud-events.md.
public final class CloudEvents {
    /// The source of events that are written by Hindcast itself, and the one that need not be remembered.
    static final String SOURCE = "\"/hindcast\"";

    private final Map<String, Aggregate<?, ?, ?>> aggregates;

    /// @param aggregates those that the domain knows: they say of which revision a payload is when its line does not
    public CloudEvents(List<Aggregate<?, ?, ?>> aggregates) {
        this.aggregates = aggregates.stream().collect(Collectors.toMap(Aggregate::type, Function.identity()));
    }

    /// Reads a line.
    ///
    /// @throws BadLine with the reason
    public Line read(String line) {
        return new CloudEventLine(RawJson.fields(line), this::newestRevision).read();
    }

    /// Writes an event as a line, without the line's end.
    public String write(Recorded<String> event) {
        SequencedMap<String, String> metadata = RawJson.fields(event.metadata().json());
        StringBuilder line = new StringBuilder(event.data().length() + 512);
        line.append("{\"specversion\":\"1.0\",\"id\":").append(RawJson.quote(event.id()));
        put(line, "source", metadata.getOrDefault(Attributes.kept("source"), SOURCE));
        put(line, "type", RawJson.quote(event.type()));
        put(line, "subject", RawJson.quote(event.stream().toString()));
        put(line, "time", Kept.time(event, metadata));
        putKept(line, "datacontenttype", metadata);
        putKept(line, "dataschema", metadata);
        put(line, "sequence", Kept.sequence(event, metadata));
        Kept.revision(event, metadata, newestRevision(event.stream(), event.type())).ifPresent(revision -> put(line, "revision", revision));
        extensionsAndData(line, event, metadata);
        return line.append('}').toString();
    }

    /// A causation that comes last stands behind the data, as it does in logs that end a line with what was found out last.
    private static void extensionsAndData(StringBuilder line, Recorded<String> event, SequencedMap<String, String> metadata) {
        boolean dataless = metadata.containsKey(Attributes.kept("data"));
        metadata.keySet().removeIf(Attributes::isKept);
        boolean causeLast = !metadata.isEmpty() && metadata.lastEntry().getKey().equals(Metadata.CAUSATION_ID);
        metadata.forEach((name, value) -> {
            if (!causeLast || !name.equals(Metadata.CAUSATION_ID)) {
                put(line, Attributes.attribute(name), value);
            }
        });
        if (!dataless) {
            // Between tokens a line's end is mere space, and within a string it cannot stand.
            put(line, "data", event.data().replace('\n', ' ').replace('\r', ' '));
        }
        if (causeLast) {
            put(line, Attributes.attribute(Metadata.CAUSATION_ID), metadata.lastEntry().getValue());
        }
    }

    private static void putKept(StringBuilder line, String attribute, Map<String, String> metadata) {
        String value = metadata.get(Attributes.kept(attribute));
        if (value != null) {
            put(line, attribute, value);
        }
    }

    private static void put(StringBuilder line, String attribute, String value) {
        line.append(',').append(RawJson.quote(attribute)).append(':').append(value);
    }

    /// The newest revision of an event's payload; 1 where the domain does not know it.
    private int newestRevision(StreamId stream, String type) {
        Aggregate<?, ?, ?> aggregate = aggregates.get(stream.type());
        return aggregate == null ? 1 : aggregate.codec().revision(type).orElse(1);
    }
}
