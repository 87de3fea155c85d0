package hindcast.cli.causes;

import hindcast.app.causes.CauseFormat;
import hindcast.app.causes.CauseJson;
import hindcast.app.causes.CauseWords;
import hindcast.app.session.Session;
import hindcast.cli.output.Counts;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseSubject;
import hindcast.store.causes.Causes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `hindcast causes`: what caused an event and what it caused, across aggregates.
@Command(name = "causes", header = "Shows what caused an event or a command and what it caused, across aggregates.", description = {
    "", "An event's cause is what its causationId names: an event or a command; a flow is the events of one correlationId.",
    "At most " + CauseGraph.MOST + " are shown; what is not is counted.", ""}, footer = {
    "", "Examples:",
    "  hindcast causes Order/7f3a91c2@v8",
    "  hindcast causes 0b51c9e6-… --depth 6",
    "  hindcast causes Order/7f3a91c2@v8 --flow --format svg --out flow.svg",
    "", "With --json: {start, flow?, nodes: [{key, kind, id, …}], edges: [{cause, effect, elapsedMillis?, cycle}],",
    "more: [{at, side, count, exact}]}; kind is event, command or unknown."})
public final class ShowCauses implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "ID|Type/id@vN", converter = Subject.class, description = "The id of an event or of a command, or an aggregate at a version.")
    private CauseSubject subject = new CauseSubject.Named("-");

    @Option(names = "--flow", description = "Show the whole flow: all events of the same correlationId.")
    private boolean flow;

    @Option(names = "--depth", paramLabel = "N", description = "Levels of effects, by default " + Causes.LEVELS + "; causes are followed to the first.")
    private int depth = Causes.LEVELS;

    @Option(names = "--format", paramLabel = "FORMAT", description = "tree (the default), json, dot or svg.")
    private Format format = Format.TREE;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file; by default standard output. A tree is always printed.")
    private @Nullable Path file;

    public ShowCauses(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// As what a graph is printed.
    enum Format { TREE, JSON, DOT, SVG }

    /// What a user may name.
    static final class Subject implements ITypeConverter<CauseSubject> {
        @Override
        public CauseSubject convert(String text) {
            try {
                return CauseSubject.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    @Override
    public Integer call() {
        if (depth < 0 || depth > CauseGraph.MOST) {
            throw new IllegalArgumentException("--depth is a number of levels from 0 to %,d; it is %d.".formatted(CauseGraph.MOST, depth));
        }
        return hindcast.with(this::show);
    }

    private int show(Session session) {
        Causes causes = session.causes();
        Optional<CauseGraph> graph = flow ? causes.flow(subject) : causes.around(subject, depth);
        if (graph.isEmpty()) {
            hindcast.terminal().say("There is no event and no command " + subject + ", and no event names it as its cause.");
            return Exit.NO;
        }
        print(graph.get());
        if (flow && graph.get().flow() == null) {
            hindcast.terminal().say(subject + " belongs to no flow: it has no correlationId. These are its nearest causes and effects.");
        }
        return Exit.OK;
    }

    private void print(CauseGraph graph) {
        switch (hindcast.json() ? Format.JSON : format) {
            case TREE -> tree(graph);
            case JSON -> {
                if (file == null) {
                    hindcast.print(CauseJson.of(graph));
                } else {
                    write(graph, CauseFormat.JSON);
                }
            }
            case DOT -> write(graph, CauseFormat.DOT);
            case SVG -> write(graph, CauseFormat.SVG);
        }
    }

    private void tree(CauseGraph graph) {
        CauseText.print(hindcast.terminal(), graph, hindcast.times());
        hindcast.terminal().flush();
        if (graph.alone()) {
            hindcast.terminal().say("Nothing names a cause here: it names none, and no event names it.");
        }
        if (graph.full()) {
            hindcast.terminal().say("%,d are shown at most: ask for one of the others to go on from there.".formatted(CauseGraph.MOST));
        }
    }

    private void write(CauseGraph graph, CauseFormat as) {
        String text = as.text(graph, new CauseWords(hindcast.times().zone()));
        if (file == null) {
            hindcast.terminal().print(text.stripTrailing());
            return;
        }
        CauseFormat.write(text, file);
        hindcast.terminal().say(Counts.of(graph.nodes().size(), "node") + " written to " + file + ".");
    }
}
