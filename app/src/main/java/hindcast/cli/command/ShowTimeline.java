package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.cli.output.EventJson;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hindcast timeline Type/id`: what happened to one aggregate, in the order of its versions.
@Command(name = "timeline", header = "Lists the events of an aggregate, oldest first.", footer = {
    "", "With --json: {position, aggregate, version, recordedAt, type, revision, id, data, metadata}."})
public final class ShowTimeline implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @Option(names = "--after", paramLabel = "N", description = "Only the events behind this version.")
    private int after;

    public ShowTimeline(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        if (after < 0) {
            throw new IllegalArgumentException("--after is a version, 0 or more");
        }
        return hindcast.with(session -> hindcast.json() ? json(session) : table(session));
    }

    private int json(Session session) {
        boolean[] any = {false};
        session.store().read(stream, after, event -> {
            any[0] = true;
            hindcast.print(EventJson.of(event));
        });
        return any[0] || session.store().stream(stream).isPresent() ? Exit.OK : missing();
    }

    private int missing() {
        hindcast.terminal().say("There is no aggregate " + stream + ".");
        return Exit.NO;
    }

    private int table(Session session) {
        Histories histories = new Histories(hindcast);
        Optional<Timeline> read = histories.read(session, stream);
        if (read.isEmpty()) {
            return Exit.NO;
        }
        Timeline timeline = read.get();
        Table table = new Table(hindcast.terminal(), ">VERSION", "RECORDED", "EVENT", "WHAT IT DID", "BY");
        for (int version = after + 1; version <= timeline.version(); version++) {
            Recorded<String> event = timeline.event(version);
            table.row(
                    Integer.toString(version), hindcast.times().of(event.recordedAt()), event.type(), timeline.tell(version),
                    event.metadata().userId().orElse(""));
        }
        table.end();
        hindcast.terminal().flush();
        hindcast.terminal().say(histories.honesty(timeline, timeline.version()));
        timeline.brokenAt().ifPresent(version -> hindcast.terminal().say("The event at v" + version + " cannot be decoded."));
        return Exit.OK;
    }
}
