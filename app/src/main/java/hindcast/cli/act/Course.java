package hindcast.cli.act;

import hindcast.cli.command.ChangeText;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.Recorded;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Branch;
import hindcast.store.whatif.Origin;
import hindcast.store.whatif.Preview;
import hindcast.store.whatif.Supposed;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A branch as it is printed: its events from the first difference on, what came of its commands, and how its end differs from what really happened.
final class Course {
    private final Hindcast hindcast;
    private final Branch branch;
    private final Timeline timeline;

    Course(Hindcast hindcast, Branch branch) {
        this.hindcast = hindcast;
        this.branch = branch;
        this.timeline = branch.timeline();
    }

    /// @return the exit code
    int show() {
        if (hindcast.json()) {
            hindcast.print(json());
        } else {
            print();
        }
        Terminal terminal = hindcast.terminal();
        terminal.flush();
        branch.commands().forEach(command -> refusal(command).ifPresent(why -> terminal.say(command.name() + " is refused: " + why + ".")));
        if (timeline.at(timeline.version()) instanceof Frame.Broken broken) {
            terminal.say("The branch ends at v%d: the event there cannot be decoded: %s.".formatted(broken.brokenAt(), broken.reason()));
            return Exit.NO;
        }
        return branch.commands().stream().anyMatch(command -> refusal(command).isPresent()) ? Exit.NO : Exit.OK;
    }

    private void print() {
        Terminal terminal = hindcast.terminal();
        int first = branch.firstDifference().orElse(timeline.version() + 1);
        if (first > 1) {
            terminal.print((first == 2 ? "v1 as it happened" : "v1 to v%d as they happened".formatted(first - 1)) + headline(timeline, first - 1));
        }
        Table table = new Table(terminal, "", "", "", "", "");
        for (int version = first; version <= timeline.version(); version++) {
            table.row(sign(branch.origin(version)), "v" + version, timeline.type(version), timeline.tell(version), state(version));
        }
        table.end();
        terminal.print("");
        int real = branch.real().version();
        if (branch.difference().isEmpty()) {
            terminal.print("It ends as it really did, at v%d.".formatted(real));
        } else {
            terminal.print("What differs from what really happened, at v%d%s:".formatted(real, headline(branch.real(), real)));
            ChangeText.print(hindcast, branch.difference());
        }
    }

    private static String headline(Timeline timeline, int version) {
        return timeline.at(version) instanceof Frame.State state && !state.headline().text().isEmpty() ? " (" + state.headline().text() + ")" : "";
    }

    private String state(int version) {
        return timeline.at(version) instanceof Frame.State state ? state.headline().text() : "cannot be decoded";
    }

    private static String sign(Origin origin) {
        return switch (origin) {
            case Origin.Kept _ -> "";
            case Origin.Struck _ -> "-";
            case Origin.Edited _ -> "~";
            case Origin.Added _, Origin.Caused _ -> "+";
        };
    }

    private static Optional<String> refusal(Supposed command) {
        return command.preview() instanceof Preview.Refused(String reason) ? Optional.of(reason) : Optional.empty();
    }

    private ObjectNode json() {
        ObjectNode line = Json.object().put("aggregate", timeline.stream().toString()).put("version", timeline.version());
        branch.firstDifference().ifPresentOrElse(first -> line.put("firstDifference", first), () -> line.putNull("firstDifference"));
        ArrayNode events = line.putArray("events");
        for (int version = 1; version <= timeline.version(); version++) {
            Recorded<String> event = timeline.event(version);
            events.addObject()
                    .put("version", version)
                    .put("origin", branch.origin(version).getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .put("type", event.type())
                    .putRawValue("data", Json.raw(event.data()))
                    .put("state", state(version));
        }
        ArrayNode commands = line.putArray("commands");
        branch.commands().forEach(command -> {
            ObjectNode one = commands.addObject().put("command", command.name());
            refusal(command).ifPresent(why -> one.put("refused", why));
        });
        if (timeline.at(timeline.version()) instanceof Frame.State state) {
            line.set("state", state.tree().json());
        }
        ArrayNode difference = line.putArray("difference");
        branch.difference().forEach(change -> difference.add(ChangeText.json(change)));
        return line;
    }
}
