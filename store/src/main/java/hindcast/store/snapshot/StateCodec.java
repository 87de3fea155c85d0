package hindcast.store.snapshot;

import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.aggregate.EventCodec;
import hindcast.store.aggregate.EventType;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.Undecodable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// The states of one aggregate as JSON and back, and the key of the fold that made them. A state is written only when it comes back equal.
public final class StateCodec<S> {
    // Decimals as they are: 1E+3 written out would come back as 1000, which has another scale.
    private static final JsonMapper JSON = EventCodec.recordJson()
            .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int KEY_BYTES = 16;

    private final Aggregate<S, ?, ?> aggregate;
    private final Fold<S> fold;
    private final ObjectReader reader;
    private final String key;

    private StateCodec(Aggregate<S, ?, ?> aggregate, Class<?> state) {
        this.aggregate = aggregate;
        this.fold = new AggregateFold<>(aggregate);
        this.reader = JSON.readerFor(state);
        this.key = key(aggregate, state);
    }

    /// Empty when the states are no records, or hold something that JSON does not keep.
    public static <S> Optional<StateCodec<S>> of(Aggregate<S, ?, ?> aggregate) {
        Class<?> state = aggregate.decider().initial().getClass();
        return state.isRecord() && Shape.isPlain(state) ? Optional.of(new StateCodec<>(aggregate, state)) : Optional.empty();
    }

    Aggregate<S, ?, ?> aggregate() {
        return aggregate;
    }

    Fold<S> fold() {
        return fold;
    }

    /// What the fold is known by: a hash of its revision, of what its states are made of and how they begin, and of the events that it
    /// knows, with their revisions and what those are made of.
    public String key() {
        return key;
    }

    /// The state as JSON text; empty when it does not come back as an equal one.
    public Optional<String> write(Object state) {
        try {
            String json = JSON.writeValueAsString(state);
            return state.equals(reader.readValue(json)) ? Optional.of(json) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// The state that was written.
    ///
    /// @throws Undecodable when it is not the JSON of such a state
    public S read(String json) {
        try {
            S state = reader.readValue(json);
            if (state == null) {
                throw new Undecodable("the state is not an object");
            }
            return state;
        } catch (JacksonException unreadable) {
            throw new Undecodable(unreadable);
        }
    }

    /// The state as it would be written.
    JsonNode tree(Object state) {
        return JSON.valueToTree(state);
    }

    private static String key(Aggregate<?, ?, ?> aggregate, Class<?> state) {
        String text = "json 1\nfold %d\nstate %s\ninitial %s\n%s".formatted(
                aggregate.decider().foldRevision(),
                Shape.text(state),
                JSON.writeValueAsString(aggregate.decider().initial()),
                aggregate.codec().types().stream()
                        .sorted(Comparator.comparing(EventType::name))
                        .map(type -> "event %s %d %s".formatted(type.name(), type.revision(), Shape.text(type.payload())))
                        .collect(Collectors.joining("\n")));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
