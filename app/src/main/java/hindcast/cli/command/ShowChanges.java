package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hindcast changes Type/id`: what differs between two versions of one aggregate.
@Command(name = "changes", header = "Shows what changed in an aggregate between two versions.", footer = {
    "", "Example: hindcast changes Order/7f3a91c2 --from 3 --to 8",
    "", "With --json: {path, kind, before, after, version}; kind is added, changed or removed."})
public final class ShowChanges implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @Option(names = "--from", required = true, paramLabel = "N", converter = Words.Version.class, description = "The earlier version; 0 for nothing.")
    private Moment.AtVersion from = new Moment.AtVersion(0);

    @Option(names = "--to", required = true, paramLabel = "M", converter = Words.Version.class, description = "The later version.")
    private Moment.AtVersion to = new Moment.AtVersion(0);

    public ShowChanges(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::show);
    }

    private int show(Session session) {
        Histories histories = new Histories(hindcast);
        Optional<Timeline> read = histories.read(session, stream);
        if (read.isEmpty() || !exists(histories, read.get(), from) || !exists(histories, read.get(), to)) {
            return Exit.NO;
        }
        Timeline timeline = read.get();
        print(timeline);
        Optional<Integer> broken = timeline.brokenAt().filter(version -> version <= Math.max(from.version(), to.version()));
        broken.ifPresent(version -> hindcast.terminal().say(
                "The event at v%d cannot be decoded: what it and later ones changed is not known.".formatted(version)));
        return broken.isPresent() ? Exit.NO : Exit.OK;
    }

    private static boolean exists(Histories histories, Timeline timeline, Moment.AtVersion version) {
        return version.version() == 0 || histories.version(timeline, version).isPresent();
    }

    private void print(Timeline timeline) {
        if (hindcast.json()) {
            timeline.changes(from.version(), to.version()).forEach(change -> hindcast.print(ChangeText.json(change)));
            return;
        }
        ChangeText.print(hindcast, timeline.changes(from.version(), to.version()));
        hindcast.terminal().flush();
    }
}
