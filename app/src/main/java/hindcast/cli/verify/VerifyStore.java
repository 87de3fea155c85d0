package hindcast.cli.verify;

import hindcast.app.session.Session;
import hindcast.cli.output.Counts;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.Projection;
import hindcast.store.verify.LogCheck;
import hindcast.store.verify.Progress;
import hindcast.store.verify.SnapshotCheck;
import hindcast.store.verify.rows.Sample;
import hindcast.store.verify.rows.Verdict;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast verify`: whether a store contradicts itself.
@Command(name = "verify", header = "Looks for contradictions in the log, the snapshots and the read models. Writes nothing.", description = {
    "", "The log: versions that are missing or there twice, events that cannot be decoded, times that run backwards, causes that nobody knows,",
    "a list of streams that says something else, checkpoints behind the end, triggers and rights. The snapshots and the read models are",
    "compared with the fold of their events. Others may write meanwhile; Ctrl C ends it at any moment.", ""}, footer = {
    "", "With --json: a line {finding, severity, aggregate?, version?, position?, projection?, sentence} for each finding of the log and the",
    "snapshots; for read models those of `hindcast projections verify`. The exit code is 1 when there is an error; a note is none."})
public final class VerifyStore implements Callable<Integer> {
    private final Hindcast hindcast;

    @Option(names = "--only", paramLabel = "PART", description = "Only the log, the snapshots or the projections.")
    private @Nullable Part only;

    public VerifyStore(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// What can be verified by itself.
    enum Part {
        LOG, SNAPSHOTS, PROJECTIONS
    }

    @Override
    public Integer call() {
        return hindcast.with(session -> {
            boolean right = true;
            for (Part part : Part.values()) {
                right &= only != null && only != part || verify(session, part);
            }
            return right ? Exit.OK : Exit.NO;
        });
    }

    private boolean verify(Session session, Part part) {
        return switch (part) {
            case LOG -> log(session);
            case SNAPSHOTS -> snapshots(session);
            case PROJECTIONS -> projections(session);
        };
    }

    private boolean log(Session session) {
        FindingReport report = new FindingReport(hindcast);
        LogCheck.Looked looked = session.logCheck().check(report);
        report.end("log: %s and %s looked at".formatted(Counts.of(looked.streams(), "stream"), Counts.of(looked.events(), "event")));
        return report.isRight();
    }

    private boolean snapshots(Session session) {
        FindingReport report = new FindingReport(hindcast);
        long streams = new SnapshotCheck(session.store(), session.snapshots()).check(report);
        report.end("snapshots: those of %s compared".formatted(Counts.of(streams, "stream")));
        return report.isRight();
    }

    private boolean projections(Session session) {
        boolean right = true;
        for (Projection<?, ?, ?> projection : session.projections().all()) {
            ReadModelReport report = new ReadModelReport(hindcast, projection.name());
            Verdict verdict = session.readModels().check(projection, Sample.ALL, report);
            report.verdict(verdict);
            right &= verdict.isRight();
        }
        return right;
    }

    /// How far a check has come, for a person.
    static String words(Progress progress) {
        String percent = progress.total() == 0 ? "" : "%3d %% · ".formatted(100 * progress.streams() / progress.total());
        return "%s%s · %s · %s".formatted(percent, progress.what(), Counts.of(progress.streams(), "stream"), Counts.of(progress.events(), "event"));
    }
}
