package hindcast.cli.bench.figure;

import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a run has measured, on its way to the terminal: for a program each figure at once, for a person a table at the end.
public final class Figures implements AutoCloseable {
    private final Hindcast hindcast;
    private final Table table;
    private boolean allMet = true;

    public Figures(Hindcast hindcast) {
        this.hindcast = hindcast;
        this.table = new Table(hindcast.terminal(), "FIGURE", ">VALUE", "UNIT", ">LIMIT", ">RATIO", "LIMIT MEASURED IN THE SAME RUN", "TARGET", "");
    }

    public void add(List<Figure> figures) {
        figures.forEach(this::add);
    }

    public void add(Figure figure) {
        allMet &= figure.met();
        if (hindcast.json()) {
            hindcast.print(json(figure));
            hindcast.terminal().flush();
        } else {
            Figure.Target target = figure.target();
            table.row(figure.name(), Numbers.text(figure.value()), figure.unit(), Numbers.text(figure.limit().value()),
                    Numbers.text(figure.ratio()), figure.limit().words(), target == null ? "" : target.words(),
                    target == null ? "" : figure.met() ? "met" : "MISSED");
        }
    }

    /// Says what is being done, to a person.
    public void progress(String words) {
        hindcast.terminal().progress(words);
    }

    /// How the run ends: whether everything that was promised is kept.
    public int exit() {
        return allMet ? Exit.OK : Exit.NO;
    }

    /// Prints what is left to be printed, also when the run could not be finished.
    @Override
    public void close() {
        Terminal terminal = hindcast.terminal();
        terminal.progress("");
        if (!hindcast.json()) {
            table.end();
        }
        terminal.flush();
    }

    private static ObjectNode json(Figure figure) {
        ObjectNode line = Json.object()
                .put("figure", figure.name())
                .put("value", Numbers.rounded(figure.value()))
                .put("unit", figure.unit())
                .put("limit", Numbers.rounded(figure.limit().value()))
                .put("limitIs", figure.limit().words())
                .put("ratio", Numbers.rounded(figure.ratio()));
        Figure.Target target = figure.target();
        return target == null ? line : line.put("target", Numbers.rounded(target.bound())).put("met", figure.met());
    }
}
