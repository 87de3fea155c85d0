package hindcast.store.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The default fold: merge patches as RFC 7396 has them.
final class MergeFoldTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final StreamId STREAM = new StreamId("Loan", "l-1");

    private static Recorded<String> event(int version, String data) {
        return new Recorded<>(version, STREAM, version, "e-" + version, "Noted", 1, Instant.EPOCH.plusSeconds(version), data, Metadata.of(Map.of()));
    }

    private static Timeline timeline(List<String> payloads) {
        Timeline.Builder timeline = Timeline.builder(STREAM, new MergeFold());
        for (int version = 1; version <= payloads.size(); version++) {
            timeline.accept(event(version, payloads.get(version - 1)));
        }
        return timeline.build();
    }

    private static JsonNode state(Timeline timeline, int version) {
        return switch (timeline.at(version)) {
            case Frame.State state -> state.tree().json();
            case Frame.Broken broken -> throw new AssertionError(broken.reason());
        };
    }

    /// The cases of RFC 7396, appendix A, that begin and end with an object.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":"b"}                   | {"a":"c"}                    | {"a":"c"}
            {"a":"b"}                   | {"b":"c"}                    | {"a":"b","b":"c"}
            {"a":"b"}                   | {"a":null}                   | {}
            {"a":"b","b":"c"}           | {"a":null}                   | {"b":"c"}
            {"a":["b"]}                 | {"a":"c"}                    | {"a":"c"}
            {"a":"c"}                   | {"a":["b"]}                  | {"a":["b"]}
            {"a":{"b":"c"}}             | {"a":{"b":"d","c":null}}     | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}           | {"a":[1]}                    | {"a":[1]}
            {"e":0}                     | {"a":1}                      | {"e":0,"a":1}
            {}                          | {"a":{"bb":{"ccc":null}}}    | {"a":{"bb":{}}}
            """)
    void aPatchDoesWhatTheStandardSays(String target, String patch, String result) {
        assertEquals(JSON.readTree(result), state(timeline(List.of(target, patch)), 2));
    }

    @Test
    void randomPatchesComeToWhatANaiveMergeComesTo() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<String> payloads = new ArrayList<>();
            List<JsonNode> states = new ArrayList<>(List.of(JsonNodeFactory.instance.objectNode()));
            for (int version = 1; version <= 200; version++) {
                ObjectNode patch = object(random, 3);
                payloads.add(patch.toString());
                states.add(merged(states.getLast(), patch));
            }
            Timeline timeline = timeline(payloads);
            for (int version = 0; version <= 200; version++) {
                assertEquals(states.get(version).toString(), state(timeline, version).toString(), "seed " + seed + ", v" + version);
            }
        }
    }

    @Test
    void aPatchThatSaysNothingNewLeavesTheStateItself() {
        MergedObject state = folded(MergedObject.EMPTY, "{\"a\":{\"b\":1,\"c\":[1,2]},\"d\":\"e\"}");

        assertSame(state, folded(state, "{\"a\":{\"c\":[1,2]},\"d\":\"e\",\"f\":null}"));
    }

    private static MergedObject folded(MergedObject state, String data) {
        return switch (new MergeFold().step(state, event(1, data))) {
            case Fold.Step.Folded<MergedObject>(MergedObject after) -> after;
            case Fold.Step.Unknown<MergedObject> _, Fold.Step.Undecodable<MergedObject> _ -> throw new AssertionError(data);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int field = random.nextInt(4); field >= 0; field--) {
            String name = "f" + random.nextInt(6);
            switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> object.putNull(name);
                case 1 -> object.put(name, random.nextInt(3));
                case 2 -> object.put(name, "t" + random.nextInt(3));
                case 3 -> object.putArray(name).add(random.nextInt(2)).addNull().add("x");
                default -> object.set(name, object(random, depth - 1));
            }
        }
        return object;
    }

    private static JsonNode merged(JsonNode target, ObjectNode patch) {
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else if (field.getValue() instanceof ObjectNode inner) {
                result.set(field.getKey(), merged(result.path(field.getKey()), inner));
            } else {
                result.set(field.getKey(), field.getValue());
            }
        }
        return result;
    }
}
