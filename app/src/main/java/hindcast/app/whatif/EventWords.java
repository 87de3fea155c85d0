package hindcast.app.whatif;

import hindcast.app.fx.Views;
import hindcast.store.command.Problem;
import hindcast.store.whatif.Origin;
import hindcast.store.whatif.Preview;
import hindcast.store.whatif.Supposed;
import java.util.stream.Collectors;

/// A branch in words: its events, and the steps that made it.
final class EventWords {
    private EventWords() {
    }

    /// @param version 1 to the newest of the branch
    static String of(Course course, int version) {
        String event = "v" + version + " " + course.timeline().type(version);
        return switch (course.branch().origin(version)) {
            case Origin.Kept _ -> Views.text("whatif.kept", event);
            case Origin.Struck _ -> Views.text("whatif.struck", event);
            case Origin.Edited _ -> Views.text("whatif.edited", event);
            case Origin.Added _ -> Views.text("whatif.added", event);
            case Origin.Caused(int command) -> Views.text("whatif.caused", event, label(course, course.branch().commands().get(command)));
        };
    }

    /// @param step from 0
    static String step(Course course, int step) {
        return switch (course.steps().get(step)) {
            case Step.Struck _ -> told(course, step, "whatif.struck");
            case Step.Restored _ -> told(course, step, "whatif.kept");
            case Step.Edited _ -> told(course, step, "whatif.edited");
            case Step.Added _ -> told(course, step, "whatif.added");
            case Step.Given _ -> course.outcome(step).map(outcome -> outcome(course, outcome)).orElse("");
        };
    }

    /// Whether the rules refuse a step.
    static boolean refused(Course course, int step) {
        return course.outcome(step).filter(outcome -> !(outcome.preview() instanceof Preview.Accepted)).isPresent();
    }

    private static String outcome(Course course, Supposed outcome) {
        String command = label(course, outcome);
        return switch (outcome.preview()) {
            case Preview.Accepted(var events, var _) -> Views.text("whatif.given", command,
                    events.stream().map(event -> "v" + event.version() + " " + event.type()).collect(Collectors.joining(", ")));
            case Preview.Refused(String reason) -> Views.text("whatif.refused", command, reason);
            case Preview.Unread(var problems) -> Views.text("whatif.refused", command,
                    problems.stream().map(Problem::sentence).collect(Collectors.joining(", ")));
        };
    }

    /// One whose event was added and taken out again has nothing to show.
    private static String told(Course course, int step, String key) {
        int version = course.places().get(step);
        return version == 0 ? Views.text("whatif.gone") : Views.text(key, "v" + version + " " + course.timeline().type(version));
    }

    private static String label(Course course, Supposed outcome) {
        return course.aggregate().flatMap(rules -> rules.commands().named(outcome.name()).map(type -> type.label())).orElse(outcome.name());
    }
}
