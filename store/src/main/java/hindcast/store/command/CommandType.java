package hindcast.store.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A kind of command as data: its name, its form, how it is written, and how one that fits the present state would look.
///
/// @param <S> the state that it is decided on
/// @param <C> the command, a record
public final class CommandType<S, C> {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final String name;
    private final Class<C> payload;
    private final Function<S, C> example;
    private final Set<String> madeUp;
    private final Form form;

    private CommandType(String name, Class<C> payload, Function<S, C> example, Set<String> madeUp) {
        this.name = name;
        this.payload = payload;
        this.example = example;
        this.madeUp = madeUp;
        this.form = Form.of(payload);
        if (!madeUp.stream().allMatch(field -> form.field(field).isPresent())) {
            throw new IllegalArgumentException("Not all of " + madeUp + " are fields of " + name);
        }
    }

    /// @param name    as it is written in links, on the command line and in messages; never derived from the class
    /// @param example a filled command for a state, made of what the state knows: when the rules refuse it, they refuse the command whatever is
    ///                in it. What the state does not know may be null.
    /// @param madeUp  the fields for which the example only stands in for what somebody has to type
    public static <S, C extends Record> CommandType<S, C> of(String name, Class<C> payload, Function<S, C> example, String... madeUp) {
        return new CommandType<>(name, payload, example, Set.of(madeUp));
    }

    public String name() {
        return name;
    }

    /// The name in words: "Ship order".
    public String label() {
        return Label.of(name);
    }

    /// The record that holds such a command.
    public Class<C> payload() {
        return payload;
    }

    public Form form() {
        return form;
    }

    /// A filled command for a state, whole or not: what the state does not know is null.
    public C example(S state) {
        return example.apply(state);
    }

    /// What a form begins with: the example without what was made up.
    public ObjectNode draft(S state) {
        return write(example(state)).remove(madeUp);
    }

    /// The command as a JSON object; fields that are null are left out.
    public ObjectNode write(C command) {
        return JSON.valueToTree(command);
    }

    /// Reads the text of a JSON object.
    public Reading<C> read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (JacksonException broken) {
            return new Reading.Unread<>(List.of(new Problem(JsonPointer.empty(), "this is not JSON: " + broken.getOriginalMessage() + place(broken))));
        }
    }

    /// Reads a JSON object. A field that is null counts as left out.
    public Reading<C> read(JsonNode json) {
        List<Problem> problems = Inspection.problems(form, json, name);
        if (!problems.isEmpty()) {
            return new Reading.Unread<>(problems);
        }
        try {
            return new Reading.Read<>(JSON.treeToValue(json, payload));
        } catch (JacksonException refused) {
            // A record may refuse its components together; it says so in words of its own.
            String why = refused.getCause() == null ? refused.getOriginalMessage() : String.valueOf(refused.getCause().getMessage());
            return new Reading.Unread<>(List.of(new Problem(JsonPointer.empty(), why)));
        }
    }

    private static String place(JacksonException broken) {
        TokenStreamLocation location = broken.getLocation();
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    @Override
    public String toString() {
        return name;
    }
}
