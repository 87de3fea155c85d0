package hindcast.app.timeline.travel;

import hindcast.app.fx.Views;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/// What may be believed of a state: which clock, which rule, what was folded and what was not.
///
/// @param text     a sentence
/// @param doubtful whether it is a reason to look closer
/// @param versions the events it speaks of, to be gone to
public record Honesty(String text, boolean doubtful, List<Integer> versions) {
    /// All that is to be said of the state at a version.
    public static List<Honesty> of(Opened opened, int version) {
        Timeline timeline = opened.timeline();
        List<Honesty> said = new ArrayList<>();
        int folded = Math.min(version, timeline.brokenAt().orElse(version + 1) - 1);
        List<Integer> unknown = timeline.unknown().stream().filter(each -> each <= folded).toList();
        said.add(new Honesty(Views.text("honesty.folded", folded - unknown.size()), false, List.of()));
        said.add(new Honesty(Views.text("honesty.clock"), false, List.of()));
        if (timeline.defaultFold()) {
            said.add(new Honesty(Views.text("honesty.default", timeline.stream().type()), true, List.of()));
        }
        doubt(said, "honesty.unknown", unknown);
        doubt(said, "honesty.inversions", timeline.inversions());
        timeline.brokenAt().ifPresent(broken -> doubt(said, "honesty.broken", List.of(broken)));
        opened.wrongSnapshot().ifPresent(kept -> said.add(new Honesty(Views.text("honesty.snapshot", "v" + kept), true, List.of())));
        return List.copyOf(said);
    }

    private static void doubt(List<Honesty> said, String key, List<Integer> versions) {
        if (!versions.isEmpty()) {
            said.add(new Honesty(Views.text(key, versions.size()), true, versions));
        }
    }
}
