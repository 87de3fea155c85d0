package hindcast.cli.act;

import hindcast.app.session.Session;
import hindcast.app.time.Moment;
import hindcast.cli.command.Histories;
import hindcast.cli.command.Words;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.domain.Shop;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.EventType;
import hindcast.store.command.CommandType;
import hindcast.store.command.Problem;
import hindcast.store.command.Reading;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Branch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hindcast what-if Type/id`: what would have become of an aggregate.
@Command(name = "what-if", header = "Tells what would have become of an aggregate.", description = {
    "", "The aggregate is read once; the rest happens in memory, which knows no way to the store. Events keep their versions: one that is",
    "skipped stands in its place and changes nothing. Commands are decided by the real rules, each on what the ones before have made.", ""}, footer = {
    "", "Examples:",
    "  hindcast what-if Order/7f3a91c2 --skip 4",
    "  hindcast what-if Order/7f3a91c2 --version 6 --command CancelOrder --set reason=late --set cancelledBy=c-1",
    "  hindcast what-if Order/7f3a91c2 --edit 3='{\"method\": \"INVOICE\", \"amount\": 10.00}' --json",
    "", "With --json: {aggregate, version, firstDifference, events: [{version, origin, type, data, state}], commands: [{command, refused?}],",
    "state, difference: [{path, kind, before, after, version}]}. Exit code 1: a command is refused, or an event cannot be decoded."})
public final class WhatIf implements Callable<Integer> {
    private static final Pattern EDIT = Pattern.compile("v?(\\d{1,9})=(.*)", Pattern.DOTALL);

    private static final Pattern ADD = Pattern.compile("v?(\\d{1,9})=(\\w+):(.*)", Pattern.DOTALL);

    private final Hindcast hindcast;

    @Parameters(paramLabel = "Type/id", converter = Words.Aggregate.class, description = "The aggregate, such as Order/7f3a91c2.")
    private StreamId stream = new StreamId("-", "-");

    @Option(names = "--version", paramLabel = "N", converter = Words.Version.class,
            description = "Where it goes another way: nothing behind this version has happened. By default the newest.")
    private Moment.@Nullable AtVersion version;

    @Option(names = "--skip", paramLabel = "V", converter = Words.Version.class, description = "An event that did not happen; may be repeated.")
    private List<Moment.AtVersion> skipped = new ArrayList<>();

    @Option(names = "--edit", paramLabel = "V=JSON", description = "An event with another payload; may be repeated.")
    private List<String> edited = new ArrayList<>();

    @Option(names = "--add", paramLabel = "V=EVENT:JSON", description = {
        "An event that never happened and gets this version, such as 4='PaymentFailed:{\"reason\": \"declined\"}'.",
        "Those behind it move on; may be repeated, each behind what the ones before have made."})
    private List<String> added = new ArrayList<>();

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Further> further = new ArrayList<>();

    public WhatIf(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Optional<Aggregate<?, ?, ?>> known = Shop.aggregates().stream().filter(one -> one.type().equals(stream.type())).findFirst();
        if (!further.isEmpty()) {
            Aggregate<?, ?, ?> aggregate = Known.aggregate(stream.type());
            for (Further one : further) {
                CommandType<?, ?> type = one.type(aggregate);
                if (type.read(one.json(type)) instanceof Reading.Unread<?>(List<Problem> problems)) {
                    return Known.unread(hindcast, type, problems);
                }
            }
        }
        return hindcast.with(session -> suppose(session, known));
    }

    private int suppose(Session session, Optional<Aggregate<?, ?, ?>> known) {
        Histories histories = new Histories(hindcast);
        Optional<Timeline> read = histories.read(session, stream);
        if (read.isEmpty()) {
            return Exit.NO;
        }
        Timeline timeline = read.get();
        OptionalInt from = version == null ? OptionalInt.of(timeline.version()) : histories.version(timeline, version);
        if (from.isEmpty()) {
            return Exit.NO;
        }
        Branch branch = known.map(aggregate -> Branch.of(timeline, from.getAsInt(), aggregate)).orElseGet(() -> Branch.of(timeline, from.getAsInt()));
        return new Course(hindcast, supposed(branch, from.getAsInt(), known)).show();
    }

    private Branch supposed(Branch begun, int last, Optional<Aggregate<?, ?, ?>> known) {
        Branch branch = begun;
        for (Moment.AtVersion skip : skipped) {
            branch = branch.strike(within(skip.version(), last));
        }
        for (String edit : edited) {
            Matcher parts = EDIT.matcher(edit);
            if (!parts.matches()) {
                throw new IllegalArgumentException("--edit is a version and a payload, such as 3={\"amount\": 10.00}; this is: " + edit);
            }
            branch = branch.edit(within(Integer.parseInt(parts.group(1)), last), parts.group(2));
        }
        for (String add : added) {
            branch = joined(branch, add, known);
        }
        Instant now = Instant.now();
        for (Further one : further) {
            CommandType<?, ?> type = one.type(known.orElseThrow());
            branch = branch.then(type.name(), one.json(type), now);
        }
        return branch;
    }

    private Branch joined(Branch branch, String add, Optional<Aggregate<?, ?, ?>> known) {
        Matcher parts = ADD.matcher(add);
        if (!parts.matches()) {
            throw new IllegalArgumentException("--add is a version, an event and a payload, such as 3=OrderReady:{}; this is: " + add);
        }
        String type = parts.group(2);
        int revision = known.map(aggregate -> aggregate.codec().revision(type).orElseThrow(() -> new IllegalArgumentException(
                aggregate.type() + " has no event " + type + Nearest.to(type, aggregate.codec().types().stream().map(EventType::name).toList())
                        .map(near -> ". Is it " + near + "?").orElse(".")))).orElse(1);
        return branch.add(within(Integer.parseInt(parts.group(1)), branch.timeline().version() + 1), type, revision, parts.group(3));
    }

    private int within(int version, int last) {
        if (version < 1 || version > last) {
            throw new IllegalArgumentException("The versions are 1 to %d here, and there is no %d.".formatted(last, version));
        }
        return version;
    }
}
