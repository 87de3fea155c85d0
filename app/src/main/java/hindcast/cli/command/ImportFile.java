package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.transfer.Import.Mode;
import hindcast.app.transfer.Import;
import hindcast.app.transfer.ImportAnswer.Imported;
import hindcast.app.transfer.ImportAnswer.Refused;
import hindcast.app.transfer.ImportAnswer.Skipped;
import hindcast.app.transfer.ImportAnswer;
import hindcast.app.transfer.ImportSource;
import hindcast.app.transfer.Problem;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.domain.Shop;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast import FILE`: brings a history in, all of it or nothing.
@Command(name = "import", header = "Brings events in from CloudEvents 1.0, one a line.", description = {
    "", "subject is Type/id, time the recorded time, sequence the version. Importing the same file again adds nothing.",
    "Attributes that Hindcast does not know are kept in the metadata.", ""}, footer = {
    "", "Examples:",
    "  hindcast import orders.ndjson.gz",
    "  zcat *.gz | hindcast import - --lenient",
    "", "With --json: {added, alreadyThere, skippedLines,", "skippedAggregates, problems}."})
public final class ImportFile implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Hindcast hindcast;

    @Parameters(paramLabel = "FILE", description = "The file, packed by gzip or not; - for standard input.")
    private String file = STANDARD_INPUT;

    @ArgGroup
    private Strictness strictness = new Strictness();

    public ImportFile(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// What a line does that cannot be imported.
    static final class Strictness {
        @Option(names = "--strict", description = "Stop at a line that cannot be imported, and leave the store as it was (the default).")
        private boolean strict;

        @Option(names = "--lenient", description = "Leave out the aggregate of such a line whole, import the rest, and report every one.")
        private boolean lenient;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::bring);
    }

    private int bring(Session session) {
        ImportSource source = file.equals(STANDARD_INPUT)
                ? new ImportSource.Once("standard input", hindcast.terminal().in())
                : new ImportSource.File(Path.of(file));
        ImportAnswer answer = new Import(session.store(), Shop.aggregates())
                .run(source, strictness.lenient ? Mode.LENIENT : Mode.STRICT, hindcast::progress);
        hindcast.terminal().progress("");
        return switch (answer) {
            case Refused(Problem problem) -> refused(source, problem);
            case Imported imported -> done(imported);
        };
    }

    private int refused(ImportSource source, Problem problem) {
        hindcast.terminal().say(problem.toString());
        hindcast.terminal().say(
                "Nothing of " + source.name() + " was imported: the store is as it was before. --lenient leaves out such aggregates.");
        return Exit.NO;
    }

    private int done(Imported imported) {
        Skipped skipped = imported.skipped();
        if (hindcast.json()) {
            hindcast.print(json(imported));
            return Exit.OK;
        }
        skipped.first().forEach(problem -> hindcast.terminal().say(problem.toString()));
        if (skipped.problems() > skipped.first().size()) {
            hindcast.terminal().say("And %,d more.".formatted(skipped.problems() - skipped.first().size()));
        }
        hindcast.terminal().print(Counts.of(imported.added(), "event") + " imported, %,d there already.".formatted(imported.alreadyThere()));
        if (skipped.problems() > 0) {
            hindcast.terminal().print(Counts.of(skipped.lines(), "line") + " and " + Counts.of(skipped.aggregates(), "aggregate") + " left out.");
        }
        return Exit.OK;
    }

    private static ObjectNode json(Imported imported) {
        Skipped skipped = imported.skipped();
        ObjectNode line = Json.object()
                .put("added", imported.added())
                .put("alreadyThere", imported.alreadyThere())
                .put("skippedLines", skipped.lines())
                .put("skippedAggregates", skipped.aggregates());
        ArrayNode problems = line.putArray("problems");
        skipped.first().forEach(problem -> problems.add(Json.object()
                .put("line", problem.line())
                .put("aggregate", problem.aggregate().map(Object::toString).orElse(null))
                .put("reason", problem.reason())));
        return line;
    }
}
