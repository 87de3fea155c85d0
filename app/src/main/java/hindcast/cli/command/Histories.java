package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What the commands about one aggregate share: reading its history, finding a version, and what must be said beside an answer.
public final class Histories {
    private static final int NAMED = 10;

    private final Hindcast hindcast;

    public Histories(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// Reads an aggregate's history; empty, and said so, when there is none.
    public Optional<Timeline> read(Session session, StreamId stream) {
        Timeline timeline = whole(session, stream);
        if (timeline.version() == 0) {
            hindcast.terminal().say("There is no aggregate " + stream + ".");
            return Optional.empty();
        }
        return Optional.of(timeline);
    }

    /// Reads an aggregate's history, which is empty before it begins.
    public Timeline whole(Session session, StreamId stream) {
        Terminal terminal = hindcast.terminal();
        Timeline timeline = session.aggregates().timeline(stream, version -> {
            if (version % 10_000 == 0) {
                terminal.progress("%,d events read".formatted(version));
            }
        });
        terminal.progress("");
        return timeline;
    }

    /// The version that a moment names; empty, and said so, when the history has none there.
    public OptionalInt version(Timeline timeline, Moment moment) {
        int newest = timeline.version();
        int version = switch (moment) {
            case Moment.AtVersion(int named) -> named;
            case Moment.At at -> timeline.versionAt(at.instant());
        };
        if (version >= 1 && version <= newest) {
            return OptionalInt.of(version);
        }
        hindcast.terminal().say(switch (moment) {
            case Moment.AtVersion _ -> "%s has the versions 1 to %d, and no %d.".formatted(timeline.stream(), newest, version);
            case Moment.At at -> "%s did not exist at %s: its first event is of %s.".formatted(
                    timeline.stream(), hindcast.times().of(at.instant()), hindcast.times().of(timeline.event(1).recordedAt()));
        });
        return OptionalInt.empty();
    }

    /// What an honest answer about a history has to add: how it was folded, what was not understood, where times run backwards.
    public String honesty(Timeline timeline, int version) {
        List<String> notes = new ArrayList<>();
        List<Integer> unknown = upTo(timeline.unknown(), version);
        int known = Math.min(version, timeline.brokenAt().orElse(version + 1) - 1);
        notes.add(Counts.of(known - unknown.size(), "event") + " folded " + (timeline.defaultFold()
                ? "by the default fold, which merges their data: no rules are known for " + timeline.stream().type()
                : "by the rules of " + timeline.stream().type()));
        note(notes, unknown, " of a type that the rules do not know");
        note(notes, upTo(timeline.inversions(), version), " recorded earlier than the one before it");
        return String.join(" · ", notes);
    }

    private static void note(List<String> notes, List<Integer> versions, String what) {
        if (!versions.isEmpty()) {
            String named = versions.stream().limit(NAMED).map(version -> "v" + version).collect(Collectors.joining(", "));
            notes.add(Counts.of(versions.size(), "event") + what + " (" + named + (versions.size() > NAMED ? ", …" : "") + ")");
        }
    }

    private static List<Integer> upTo(List<Integer> versions, int newest) {
        return versions.stream().filter(version -> version <= newest).toList();
    }
}
