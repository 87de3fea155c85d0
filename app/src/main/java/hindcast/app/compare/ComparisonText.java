package hindcast.app.compare;

import hindcast.app.fx.Views;
import hindcast.app.timeline.state.Paths;
import hindcast.app.timeline.state.Values;
import hindcast.store.compare.Parting;
import hindcast.store.compare.Step;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Timeline;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A comparison in words, to be sent to a colleague.
final class ComparisonText {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private ComparisonText() {
    }

    /// Lines of text: `~` stands before what differs, `<` and `>` before what is on the left or the right alone, `=` before what is alike.
    static String plain(Comparison comparison) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add(Views.text("compare.text.left", comparison.left().words())).add(Views.text("compare.text.right", comparison.right().words())).add("");
        lines.add(state(comparison));
        comparison.changes().forEach(change -> lines.add(line(change)));
        lines.add("").add(history(comparison.parting()));
        comparison.parting().steps().forEach(step -> lines.add(line(comparison, step)));
        return lines.toString();
    }

    static String json(Comparison comparison) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(comparison.json());
    }

    /// What is to be said of the states.
    static String state(Comparison comparison) {
        return Views.text("compare.state", comparison.changes().size());
    }

    /// What is to be said of the histories.
    static String history(Parting parting) {
        String parts = parting.alike() ? Views.text("compare.history.alike", parting.common())
                : parting.common() == 0 ? Views.text("compare.history.first") : Views.text("compare.history", parting.common() + 1, parting.common());
        return parting.aligned() ? parts : parts + " " + Views.text("compare.history.long");
    }

    private static String line(Change change) {
        String sign = switch (change.kind()) {
            case ADDED -> ">";
            case CHANGED -> "~";
            case REMOVED -> "<";
        };
        return "%s %s: %s | %s".formatted(sign, Paths.text(change.path()), value(change.before()), value(change.after()));
    }

    private static String value(Optional<JsonNode> value) {
        return value.map(Values::whole).orElseGet(() -> Views.text("compare.absent"));
    }

    private static String line(Comparison comparison, Step step) {
        Timeline left = comparison.left().timeline();
        Timeline right = comparison.right().timeline();
        return switch (step) {
            case Step.Same(int one, int other) -> "= v%d | v%d %s".formatted(one, other, told(right, other));
            case Step.Other(int one, int other) -> "~ v%d %s | v%d %s".formatted(one, told(left, one), other, told(right, other));
            case Step.Left(int one) -> "< v%d %s".formatted(one, told(left, one));
            case Step.Right(int other) -> "> v%d %s".formatted(other, told(right, other));
        };
    }

    private static String told(Timeline timeline, int version) {
        String did = timeline.tell(version);
        return timeline.type(version) + (did.isEmpty() ? "" : " · " + did);
    }
}
