package hindcast.cli.snapshots;

import hindcast.app.session.Session;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.snapshot.Finding.Difference;
import hindcast.store.snapshot.Finding;
import hindcast.store.snapshot.Upkeep;
import hindcast.store.snapshot.Which;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast snapshots verify`: whether the kept states are those that the events give.
@Command(name = "verify", header = "Compares each snapshot with the state that the events give. Writes nothing.", description = {
    "", "Streams are folded from their first event, one at a time; Ctrl C ends it at any moment.", ""}, footer = {
    "", "With --json: a line {aggregate, version, finding, reason?, differences?: [{path, snapshot, events}]} for each snapshot;",
    "finding is agrees, old, differs or unfounded. The exit code is 1 when any differs or is unfounded."})
public final class VerifySnapshots implements Callable<Integer> {
    private static final int STEP = 100;

    private final Hindcast hindcast;
    private int right;
    private int old;
    private int wrong;

    @ArgGroup
    private @Nullable Chosen chosen;

    public VerifySnapshots(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Which which = chosen == null ? Which.ALL : chosen.which();
        return hindcast.with(session -> verify(session, which));
    }

    private int verify(Session session, Which which) {
        new Upkeep(session.store(), session.snapshots()).verify(which, (stream, findings) -> {
            findings.forEach(finding -> tell(stream, finding));
            if ((right + old + wrong) % STEP == 0) {
                hindcast.terminal().progress("%s compared".formatted(Counts.of(right + old + wrong, "snapshot")));
            }
        });
        hindcast.terminal().progress("");
        hindcast.terminal().flush();
        if (!hindcast.json()) {
            String passedOver = old == 0 ? "" : " · %,d of an old fold, not compared".formatted(old);
            hindcast.terminal().say("%s right · %,d wrong%s".formatted(Counts.of(right, "snapshot"), wrong, passedOver));
            if (wrong > 0) {
                hindcast.terminal().say("`hindcast snapshots rebuild` drops what is wrong and makes it anew. The events are as they were.");
            }
        }
        return wrong == 0 ? Exit.OK : Exit.NO;
    }

    private void tell(StreamId stream, Finding finding) {
        switch (finding) {
            case Finding.None() -> { }
            case Finding.Agrees(int version) -> {
                right++;
                json(stream, version, "agrees", null, List.of());
            }
            case Finding.OtherFold(int version) -> {
                old++;
                json(stream, version, "old", null, List.of());
            }
            case Finding.Differs(int version, List<Difference> differences) -> {
                wrong++;
                json(stream, version, "differs", null, differences);
                differences.forEach(difference -> print("%s v%d  %s  %s → %s".formatted(
                        stream, version, difference.path(), text(difference.kept()), text(difference.folded()))));
            }
            case Finding.Unfounded(int version, String reason) -> {
                wrong++;
                json(stream, version, "unfounded", reason, List.of());
                print("%s v%d  %s".formatted(stream, version, reason));
            }
        }
    }

    private void print(String line) {
        if (!hindcast.json()) {
            Terminal terminal = hindcast.terminal();
            terminal.progress("");
            terminal.print(Table.tame(line));
        }
    }

    private void json(StreamId stream, int version, String finding, @Nullable String reason, List<Difference> differences) {
        if (!hindcast.json()) {
            return;
        }
        ObjectNode line = Json.object().put("aggregate", stream.toString()).put("version", version).put("finding", finding);
        if (reason != null) {
            line.put("reason", reason);
        }
        if (!differences.isEmpty()) {
            ArrayNode all = line.putArray("differences");
            differences.forEach(difference -> {
                ObjectNode one = all.addObject().put("path", difference.path().toString());
                one.set("snapshot", difference.kept().orElse(null));
                one.set("events", difference.folded().orElse(null));
            });
        }
        hindcast.print(line);
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(Json::text).orElse("nothing");
    }
}
