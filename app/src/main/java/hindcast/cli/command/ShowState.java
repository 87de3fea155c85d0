package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.output.Json;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast state Type/id`: what one aggregate was at some moment, rebuilt from its events by the rules of the domain.
@Command(name = "state", header = "Shows what an aggregate was at a version or at an instant.", description = {
    "", "An instant is in force from the running maximum of recorded times on: no event is left out because its clock was late.", ""}, footer = {
    "", "Examples:",
    "  hindcast state Order/7f3a91c2",
    "  hindcast state Order/7f3a91c2 --version 4 --blame",
    "  hindcast state Order/7f3a91c2 --at 2026-11-19T14:02:00Z",
    "  hindcast state Order/7f3a91c2 --at \"yesterday 14:00\" --zone Europe/Berlin",
    "", "With --json: {aggregate, version, recordedAt, state, snapshot?, blame?}; blame names for each leaf's path the version that set it,",
    "snapshot the version of the snapshot from which the newest state of a long stream was gone on to."})
public final class ShowState implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @ArgGroup
    private @Nullable When when;

    @Option(names = "--blame", description = "Also show which version set each value.")
    private boolean blame;

    public ShowState(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// The moment; without one it is now.
    static final class When {
        @Option(names = "--version", paramLabel = "N", converter = Words.Version.class, description = "The version, from 1.")
        private Moment.@Nullable AtVersion version;

        @Option(names = "--at", paramLabel = "INSTANT",
                description = "The instant, such as 2026-11-19T14:02:00Z, \"2026-11-19 14:02\" or \"yesterday 14:00\".")
        private @Nullable String at;
    }

    @Override
    public Integer call() {
        Optional<Moment> moment = moment();
        return hindcast.with(session -> show(session, moment));
    }

    private Optional<Moment> moment() {
        if (when == null) {
            return Optional.empty();
        }
        return Optional.of(when.at != null ? new Moment.At(hindcast.moments().instant(when.at)) : when.version);
    }

    private int show(Session session, Optional<Moment> moment) {
        // Which version set a value is only known of what was folded from the first event.
        Optional<Aggregates.Row> newest = moment.isEmpty() && !blame ? session.aggregates().newest(stream) : Optional.empty();
        return newest.map(this::atOnce).orElseGet(() -> folded(session, moment));
    }

    private int atOnce(Aggregates.Row row) {
        String honesty = "Gone on to from the snapshot of v%d: the events up to there were not read. --version %d folds them all."
                .formatted(row.snapshot(), row.summary().version());
        return switch (row.frame()) {
            case Frame.State state -> print(new Shown(state, row.summary().version(), row.summary().lastAt(), row.snapshot(), honesty));
            case Frame.Broken broken -> {
                // When its last known event was recorded stands in the log alone.
                print(new Shown(broken.last(), row.summary().version(), null, row.snapshot(), honesty));
                yield broken(broken);
            }
        };
    }

    private int folded(Session session, Optional<Moment> moment) {
        Histories histories = new Histories(hindcast);
        Optional<Timeline> read = histories.read(session, stream);
        if (read.isEmpty()) {
            return Exit.NO;
        }
        Timeline timeline = read.get();
        OptionalInt version = histories.version(timeline, moment.orElse(new Moment.AtVersion(timeline.version())));
        if (version.isEmpty()) {
            return Exit.NO;
        }
        return switch (timeline.at(version.getAsInt())) {
            case Frame.State state -> print(shown(timeline, state));
            case Frame.Broken broken -> {
                print(shown(timeline, broken.last()));
                yield broken(broken);
            }
        };
    }

    private Shown shown(Timeline timeline, Frame.State state) {
        Instant at = state.version() == 0 ? null : timeline.event(state.version()).recordedAt();
        return new Shown(state, timeline.version(), at, 0, new Histories(hindcast).honesty(timeline, state.version()));
    }

    private int broken(Frame.Broken broken) {
        hindcast.terminal().say("The state at v%d is not known: the event at v%d cannot be decoded: %s. This is the last known state, v%d."
                .formatted(broken.version(), broken.brokenAt(), broken.reason(), broken.last().version()));
        return Exit.NO;
    }

    /// What is printed of a state.
    ///
    /// @param newest   the newest version of the stream
    /// @param at       when the state's own event was recorded; null when it has none, or when that was not read
    /// @param snapshot the version of the snapshot that it comes from; 0 when every event was folded
    /// @param honesty  what has to be said beside it
    private record Shown(Frame.State state, int newest, @Nullable Instant at, int snapshot, String honesty) {
    }

    private int print(Shown shown) {
        Frame.State state = shown.state();
        if (hindcast.json()) {
            ObjectNode line = Json.object().put("aggregate", stream.toString()).put("version", state.version());
            line.put("recordedAt", shown.at() == null ? null : shown.at().toString());
            line.set("state", state.tree().json());
            if (shown.snapshot() > 0) {
                line.put("snapshot", shown.snapshot());
            }
            if (blame) {
                line.set("blame", TreeText.blame(state.tree()));
            }
            hindcast.print(line);
            return Exit.OK;
        }
        Terminal terminal = hindcast.terminal();
        String unread = state.version() == 0 ? "before its first event" : "";
        String time = shown.at() == null ? unread : hindcast.times().of(shown.at());
        String headline = state.headline().text().isEmpty() ? "" : " · " + state.headline().text();
        terminal.print("%s · v%d of %d%s%s".formatted(stream, state.version(), shown.newest(), time.isEmpty() ? "" : " · " + time, headline));
        terminal.print("");
        TreeText.print(terminal, state.tree(), blame);
        terminal.flush();
        terminal.say(shown.honesty());
        return Exit.OK;
    }
}
