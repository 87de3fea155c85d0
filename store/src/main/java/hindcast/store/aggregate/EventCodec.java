package hindcast.store.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Stored payloads to event records and back, for one aggregate. Decimals stay decimals with their scale, unknown fields are passed over,
/// a component that is not `@Nullable` must be there, and an upcaster runs on read alone.
///
/// @param <E> the events, a sealed interface of records
public final class EventCodec<E> {
    private static final JsonMapper JSON = recordJson().build();

    /// Records as JSON, as payloads are stored: for whoever keeps other records of an aggregate beside its events.
    public static JsonMapper.Builder recordJson() {
        return exactJson()
                .annotationIntrospector(new Presence())
                .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new Decimals()))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    /// JSON in which decimals stay what they are. A stream is decoded by one thread, event after event, so each keeps its buffers.
    static JsonMapper.Builder exactJson() {
        return JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /// Decimals as they stand, within reason: the first addition would write out all the zeros of 1e999999999.
    private static final class Decimals extends BigDecimalDeserializer {
        private static final int DIGITS = 1_000;

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            BigDecimal value = super.deserialize(parser, context);
            boolean absurd = value != null && Math.abs((long) value.scale()) > DIGITS;
            return absurd ? (BigDecimal) context.handleWeirdNumberValue(BigDecimal.class, value, "more than %d digits", DIGITS) : value;
        }
    }

    private record Form<E>(EventType<E> type, ObjectReader reader) {
    }

    private final Map<String, Form<E>> byName = new HashMap<>();
    private final Map<Class<?>, EventType<E>> byClass = new HashMap<>();

    /// @param types every event of the aggregate
    /// @throws IllegalArgumentException when two of them share a name or a record
    public EventCodec(List<EventType<E>> types) {
        for (EventType<E> type : types) {
            Form<E> form = new Form<>(type, JSON.readerFor(type.payload()));
            if (byName.put(type.name(), form) != null || byClass.put(type.payload(), type) != null) {
                throw new IllegalArgumentException("Two event types are named " + type.name() + " or are stored from " + type.payload().getName());
            }
        }
    }

    /// The event as it is appended today.
    ///
    /// @param id         the new event's id
    /// @param recordedAt null lets the database's clock say
    /// @throws IllegalArgumentException when its class is none of the types
    public NewEvent encode(E event, String id, Metadata metadata, @Nullable Instant recordedAt) {
        EventType<E> type = byClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("No event type is stored from " + event.getClass().getName());
        }
        return new NewEvent(id, type.name(), type.revision(), JSON.writeValueAsString(event), metadata, recordedAt);
    }

    /// The revision of a type's payload that is written today; empty when its name is none of the types.
    public OptionalInt revision(String type) {
        Form<E> form = byName.get(type);
        return form == null ? OptionalInt.empty() : OptionalInt.of(form.type().revision());
    }

    /// Every event of the aggregate, in no order.
    public Collection<EventType<E>> types() {
        return Collections.unmodifiableCollection(byClass.values());
    }

    /// The event that was stored, lifted to the newest revision; empty when its type is none of the types.
    ///
    /// @throws Undecodable when the payload is not what the type says
    public Optional<E> decode(Recorded<String> event) {
        Form<E> form = byName.get(event.type());
        return form == null ? Optional.empty() : Optional.of(decode(form, event));
    }

    /// The payload lifted to the newest revision, as JSON text; the stored text itself when it is of that revision or of an unknown type.
    ///
    /// @throws Undecodable when it cannot be lifted
    public String lifted(Recorded<String> event) {
        Form<E> form = byName.get(event.type());
        return form == null || event.revision() == form.type().revision() ? event.data() : JSON.writeValueAsString(lift(form.type(), event));
    }

    private E decode(Form<E> form, Recorded<String> event) {
        E decoded;
        try {
            decoded = event.revision() == form.type().revision()
                    ? form.reader().readValue(event.data())
                    : form.reader().readValue(lift(form.type(), event));
        } catch (JacksonException unreadable) {
            throw new Undecodable(unreadable);
        }
        if (decoded == null) {
            throw new Undecodable("the payload is not an object");
        }
        return decoded;
    }

    private ObjectNode lift(EventType<E> type, Recorded<String> event) {
        if (event.revision() > type.revision()) {
            throw new Undecodable("revision %d of %s is newer than this program knows (%d)"
                    .formatted(event.revision(), type.name(), type.revision()));
        }
        if (!(read(event.data()) instanceof ObjectNode data)) {
            throw new Undecodable("the payload is not an object");
        }
        for (int revision = event.revision(); revision < type.revision(); revision++) {
            data = lift(type, revision, data);
        }
        return data;
    }

    private static JsonNode read(String data) {
        try {
            return JSON.readTree(data);
        } catch (JacksonException unreadable) {
            throw new Undecodable(unreadable);
        }
    }

    /// An upcaster is somebody's code that meets whatever was stored once; what it throws is an answer about this event.
    private static ObjectNode lift(EventType<?> type, int revision, ObjectNode data) {
        try {
            return type.upcasters().get(revision - 1).lift(data);
        } catch (RuntimeException failed) {
            throw new Undecodable("revision %d of %s cannot be lifted: %s".formatted(revision, type.name(), failed.getMessage()));
        }
    }
}
