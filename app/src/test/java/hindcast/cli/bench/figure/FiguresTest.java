package hindcast.cli.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.cli.bench.figure.Figure.Limit;
import hindcast.app.session.Connection;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Hindcast;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// How figures are printed, and what the run answers.
final class FiguresTest {
    private static final Figure OPEN = Figure.millis("open, p50", 24.0, new Limit(16.0, "bare read"), null);
    private static final Figure MEMORY = new Figure("memory", 38.25, "MB", new Limit(80, "as objects"), null);

    private record Printed(int exit, String text) {
        static Printed of(List<Figure> all, String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Hindcast hindcast = new Hindcast(new Terminal(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), false), Connection::environment);
            new CommandLine(hindcast).parseArgs(arguments);
            int exit;
            try (Figures figures = new Figures(hindcast)) {
                figures.add(all);
                exit = figures.exit();
            }
            return new Printed(exit, out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void peopleGetATable() {
        assertEquals(new Printed(0, """
                FIGURE     VALUE  UNIT  LIMIT  RATIO  LIMIT MEASURED IN THE SAME RUN  TARGET
                open, p50     24  ms       16    1.5  bare read                       ≤ 1.5 × limit  met
                memory     38.25  MB       80  0.478  as objects
                """), Printed.of(List.of(OPEN.atMostTimes(1.5), MEMORY)));
    }

    @Test
    void programsGetAnObjectALine() {
        assertEquals(new Printed(0, """
                {"figure":"open, p50","value":24,"unit":"ms","limit":16,"limitIs":"bare read","ratio":1.5,"target":100,"met":true}
                {"figure":"memory","value":38.25,"unit":"MB","limit":80,"limitIs":"as objects","ratio":0.478}
                """), Printed.of(List.of(OPEN.atMost(100), MEMORY), "--json"));
    }

    @Test
    void aMissedTargetIsNo() {
        assertEquals(new Printed(1, """
                {"figure":"open, p50","value":24,"unit":"ms","limit":16,"limitIs":"bare read","ratio":1.5,"target":22.4,"met":false}
                """), Printed.of(List.of(OPEN.atMostTimes(1.4)), "--json"));
    }

    @Test
    void numbersAreWrittenAsExactlyAsTheyDeserve() {
        assertEquals(List.of("0.001", "0.123", "12.35", "1,234", "12,345,678"),
                List.of(Numbers.text(0.00051), Numbers.text(0.1234), Numbers.text(12.3456), Numbers.text(1234.4), Numbers.text(12_345_678)));
    }
}
