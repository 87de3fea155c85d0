package hindcast.cli.verify;

import hindcast.app.session.Session;
import hindcast.cli.output.Counts;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.Projection;
import hindcast.store.verify.rows.Repair;
import hindcast.store.verify.rows.Sample;
import hindcast.store.verify.rows.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `hindcast projections verify`: whether what is served is what the events say.
@Command(name = "verify", header = "Compares what is served of a read model with the fold of its events, while it keeps running. Writes nothing.",
        description = {
            "", "The events are folded up to the projection's own checkpoint, a range of streams at a time; Ctrl C ends it at any moment. With",
            "--repair the rows that differ are shown, and then written anew, they alone.", ""}, footer = {
            "", "With --json: a line {projection, key, finding, columns?: [{column, served, folded, event?}], event?, reason?} for each row that differs,",
            "finding is missing, extra, changed or unfoldable; and for each projection {projection, verdict, rows, events, checkpoint, differences}.",
            "The exit code is 1 when a row differs, or rows are served that cannot be compared."})
public final class VerifyProjections implements Callable<Integer> {
    private final Hindcast hindcast;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted = new Wanted();

    @Option(names = "--sample", paramLabel = "N%", converter = Percent.class,
            description = "Only this part of the streams, always the same one; where there is a row for each stream.")
    private Sample sample = Sample.ALL;

    @ArgGroup(exclusive = false)
    private @Nullable Mending mending;

    public VerifyProjections(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// One, or all of them.
    static final class Wanted {
        @Parameters(paramLabel = "NAME", description = "The projection, such as orders.")
        private @Nullable String name;

        @Option(names = "--all", description = "All of them.")
        private boolean all;
    }

    /// Whether and how it is put right.
    static final class Mending {
        @Option(names = "--repair", required = true, description = "Write the rows anew that differ, after they were shown.")
        private boolean repair;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the audit trail.")
        private String reason = "";

        @Option(names = "--as", paramLabel = "USER", description = "Who does it, for the audit trail; by default who is logged in here.")
        private String saidBy = System.getProperty("user.name");

        @Option(names = "--yes", description = "Do not ask.")
        private boolean yes;
    }

    /// `5%`, `0.1 %` or `5`.
    static final class Percent implements ITypeConverter<Sample> {
        @Override
        public Sample convert(String text) {
            try {
                return Sample.percent(new BigDecimal(text.replace("%", "").strip()));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("--sample is 0.01% to 100%, such as 5%; it is: " + text);
            }
        }
    }

    @Override
    public Integer call() {
        Repair.Order order = mending == null ? null : new Repair.Order(mending.saidBy, mending.reason);
        return hindcast.with(session -> {
            boolean right = true;
            for (Projection<?, ?, ?> projection : chosen(session)) {
                right &= verify(session, projection, order);
            }
            return right ? Exit.OK : Exit.NO;
        });
    }

    private List<Projection<?, ?, ?>> chosen(Session session) {
        List<Projection<?, ?, ?>> all = session.projections().all();
        String name = wanted.name;
        return name == null ? all : List.of(session.projections().named(name).orElseThrow(() -> new IllegalArgumentException(
                "There is no projection %s; there are %s.".formatted(name, all.stream().map(Projection::name).collect(Collectors.joining(", "))))));
    }

    private boolean verify(Session session, Projection<?, ?, ?> projection, Repair.@Nullable Order order) {
        ReadModelReport report = new ReadModelReport(hindcast, projection.name());
        Verdict verdict = session.readModels().check(projection, sample, report);
        report.verdict(verdict);
        return verdict.isRight() || order != null && verdict instanceof Verdict.Compared compared && repair(session, projection, order, report)
                && compared.differences() == report.ids().size();
    }

    /// @return whether all rows that were found are right now
    private boolean repair(Session session, Projection<?, ?, ?> projection, Repair.Order order, ReadModelReport report) {
        List<String> ids = report.ids();
        String obstacle = ids.size() > ReadModelReport.MOST
                ? "More than %,d rows of %s are wrong: a rebuild puts them right.".formatted(ReadModelReport.MOST, projection.name())
                : Repair.obstacle(projection);
        if (!obstacle.isEmpty()) {
            hindcast.terminal().say(obstacle);
            return false;
        }
        boolean yes = mending != null && mending.yes;
        if (ids.isEmpty() || !yes && !hindcast.terminal().confirm("Write %s of %s anew?".formatted(Counts.of(ids.size(), "row"), projection.name()))) {
            hindcast.terminal().say("Nothing was changed.");
            return false;
        }
        Repair.Repaired repaired = session.repair().repair(projection, ids, order,
                done -> hindcast.terminal().progress("%,d of %s".formatted(done, Counts.of(ids.size(), "row"))));
        hindcast.terminal().progress("");
        hindcast.terminal().say("%s of %s written anew%s".formatted(Counts.of(repaired.rewritten(), "row"), projection.name(),
                repaired.left().isEmpty() ? "." : "; %s cannot be folded and stay as they are.".formatted(Counts.of(repaired.left().size(), "row"))));
        return repaired.left().isEmpty();
    }
}
