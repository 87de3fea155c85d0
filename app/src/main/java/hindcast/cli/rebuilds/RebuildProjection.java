package hindcast.cli.rebuilds;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.cli.command.Words;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.projection.rebuild.Preview;
import hindcast.store.projection.rebuild.Rebuilds;
import hindcast.store.projection.rebuild.Scope;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast projections rebuild`: makes the rows of a projection anew beside those in service, shows what differs, and swaps them.
@Command(name = "rebuild", header = "Makes the rows of a projection anew from the events, shows what differs, and swaps them.", description = {
    "", "The rows in service stay there until the very end, and go on following the log. First it is told what it would take; where no person",
    "can be asked nothing more happens without --yes, which answers every question. The rows before stay: `rollback` brings them back.", ""}, footer = {
    "", "Examples:",
    "  hindcast projections rebuild orders",
    "  hindcast projections rebuild orders --aggregate Order/7f3a91c2 --yes --reason \"a row was changed by hand\"",
    "", "With --json: {events, rows, bytes, eventsASecond, seconds?, readers, dependents, memory}, then {identical, missing, extra, changed, later,",
    "served, rebuilt}, a line {row, kind, later, changes: [{column, served, rebuilt, setBy?}]} for each row that differs, and {projection,",
    "served, before, follows}."})
public final class RebuildProjection implements Callable<Integer> {
    private static final double BYTES_OF_A_MEGABYTE = 1 << 20;

    private final Hindcast hindcast;

    @Mixin
    private Wanted wanted = new Wanted();

    @ArgGroup
    private @Nullable Part part;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public RebuildProjection(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// Of which aggregates.
    static final class Part {
        @Option(names = "--from", paramLabel = "INSTANT", description = "Only aggregates with an event since then, each folded from its first one.")
        private @Nullable String from;

        @Option(names = "--aggregate", paramLabel = "Type/id", converter = Words.Aggregate.class, description = "Only this one.")
        private @Nullable StreamId aggregate;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::rebuild);
    }

    private Scope scope() {
        if (part == null) {
            return new Scope.All();
        }
        return part.aggregate != null ? new Scope.One(part.aggregate) : new Scope.Since(hindcast.moments().instant(String.valueOf(part.from)));
    }

    private int rebuild(Session session) {
        String name = wanted.name(session);
        Scope scope = scope();
        try (Rebuilding rebuilding = session.rebuilding()) {
            Rebuilds rebuilds = rebuilding.rebuilds();
            hindcast.terminal().progress("trying how quickly events are read and folded");
            Preview preview = rebuilds.preview(name, scope);
            hindcast.terminal().progress("");
            if (preview.refusal().isPresent()) {
                hindcast.terminal().say(preview.refusal().get());
                return Exit.NO;
            }
            print(preview);
            hindcast.terminal().flush();
            if (!yes && !hindcast.terminal().confirm("Rebuild " + name + "?")) {
                hindcast.terminal().say("Nothing was touched." + (hindcast.terminal().interactive() ? "" : " --yes begins without asking."));
                return Exit.NO;
            }
            return switch (rebuilds.begin(name, scope, wanted.saidBy(), wanted.reason())) {
                case Rebuilds.Begun.Yes(var rebuild) -> new Course(hindcast, rebuild, wanted, yes).run();
                case Rebuilds.Begun.No(String why) -> {
                    hindcast.terminal().say(why);
                    yield Exit.NO;
                }
            };
        }
    }

    private void print(Preview preview) {
        if (hindcast.json()) {
            hindcast.print(json(preview));
            return;
        }
        Terminal terminal = hindcast.terminal();
        terminal.print("%s to be read%s, %s in service now (%,.1f MB; about as much again is needed).".formatted(
                Counts.of(preview.events(), "event"), preview.time().map(time -> " in about " + Course.time(time)).orElse(""),
                Counts.of(preview.rows(), "row"), preview.bytes() / BYTES_OF_A_MEGABYTE));
        terminal.print(preview.memory());
        terminal.print(preview.readers().isEmpty()
                ? "Nobody reads it at this moment."
                : "Read at this moment by " + String.join(", ", preview.readers()) + ".");
        if (!preview.dependents().isEmpty()) {
            terminal.print("Built upon it: " + String.join(", ", preview.dependents()) + ".");
        }
    }

    private static ObjectNode json(Preview preview) {
        ObjectNode line = Json.object().put("events", preview.events()).put("rows", preview.rows()).put("bytes", preview.bytes())
                .put("eventsASecond", Math.round(preview.rate()));
        preview.time().ifPresent(time -> line.put("seconds", time.toSeconds()));
        ArrayNode readers = line.putArray("readers");
        preview.readers().forEach(readers::add);
        ArrayNode dependents = line.putArray("dependents");
        preview.dependents().forEach(dependents::add);
        return line.put("memory", preview.memory());
    }
}
