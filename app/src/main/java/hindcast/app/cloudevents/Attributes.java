package hindcast.app.cloudevents;

import hindcast.store.Metadata;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Metadata by our names, attributes by the names of CloudEvents, and the way between them, which loses nothing:
/// each metadata name has an attribute of its own, and each attribute that has no column a metadata name of its own.
final class Attributes {
    /// What stands before the name of a context attribute that is kept in metadata, because no column of the store holds it.
    private static final String KEPT = "ce-";
    /// What stands before a metadata name that is no name for an attribute.
    private static final String ESCAPED = "metadata-";

    private static final Map<String, String> METADATA_BY_ATTRIBUTE = Map.of(
            "correlationid", Metadata.CORRELATION_ID,
            "causationid", Metadata.CAUSATION_ID,
            "userid", Metadata.USER_ID,
            "commandid", Metadata.COMMAND_ID,
            "userip", "userIp",
            "useragent", "userAgent");

    private static final Map<String, String> ATTRIBUTE_BY_METADATA =
            METADATA_BY_ATTRIBUTE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /// The attributes that are written on their own.
    private static final Set<String> CONTEXT = Set.of(
            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "sequence", "revision", "data", "data_base64");

    private Attributes() {
    }

    /// Whether an attribute is written on its own, and is no extension.
    static boolean isContext(String attribute) {
        return CONTEXT.contains(attribute);
    }

    /// Whether a metadata name is that of a context attribute that is kept there.
    static boolean isKept(String metadata) {
        return metadata.startsWith(KEPT) && CONTEXT.contains(metadata.substring(KEPT.length()));
    }

    /// The metadata name under which a context attribute is kept.
    static String kept(String attribute) {
        return KEPT + attribute;
    }

    /// The metadata name of an extension attribute.
    static String metadata(String attribute) {
        return attribute.startsWith(ESCAPED)
                ? attribute.substring(ESCAPED.length())
                : METADATA_BY_ATTRIBUTE.getOrDefault(attribute, attribute);
    }

    /// The extension attribute of a metadata name.
    static String attribute(String metadata) {
        String known = ATTRIBUTE_BY_METADATA.get(metadata);
        if (known != null) {
            return known;
        }
        boolean taken = CONTEXT.contains(metadata) || METADATA_BY_ATTRIBUTE.containsKey(metadata) || metadata.startsWith(ESCAPED);
        return taken ? ESCAPED + metadata : metadata;
    }
}
