package hindcast.store.whatif;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What would have become of a stream, had some of its events been otherwise: passed over, with another payload, or joined by others, and
/// followed by commands that the real rules decide on. A value: each change makes another branch, and the one before is the way back.
///
/// It is made of a timeline alone and keeps everything in memory. Nothing that it knows leads to a store.
public final class Branch {
    private record Line(Origin.Given origin, Recorded<String> event) {
    }

    private record Wanted(String name, ObjectNode json, Instant at) {
    }

    /// What comes of it all.
    private record Course(Timeline timeline, List<Origin> origins, List<Supposed> commands) {
    }

    private final Timeline real;
    private final Optional<Aggregate<?, ?, ?>> aggregate;
    private final List<Line> lines;
    private final List<Wanted> wanted;
    /// Folded when somebody asks. Set without a lock: two that were made at once say the same.
    private @Nullable Course course;

    private Branch(Timeline real, Optional<Aggregate<?, ?, ?>> aggregate, List<Line> lines, List<Wanted> wanted) {
        this.real = real;
        this.aggregate = aggregate;
        this.lines = List.copyOf(lines);
        this.wanted = List.copyOf(wanted);
    }

    /// A branch of a stream of any type, which takes no commands.
    ///
    /// @param version where it leaves the timeline: nothing behind it has happened in the branch. The newest leaves all as it is.
    public static Branch of(Timeline timeline, int version) {
        return of(timeline, version, Optional.empty());
    }

    /// A branch that takes commands.
    ///
    /// @param aggregate that by which the timeline was folded
    public static Branch of(Timeline timeline, int version, Aggregate<?, ?, ?> aggregate) {
        return of(timeline, version, Optional.of(aggregate));
    }

    private static Branch of(Timeline timeline, int version, Optional<Aggregate<?, ?, ?>> aggregate) {
        Objects.checkIndex(version, timeline.version() + 1);
        List<Line> lines = IntStream.rangeClosed(1, version).mapToObj(at -> new Line(new Origin.Kept(at), timeline.event(at))).toList();
        return new Branch(timeline, aggregate, lines, List.of());
    }

    /// What really happened.
    public Timeline real() {
        return real;
    }

    /// The same without an event: one that happened stays in its place, struck; one that was added goes.
    ///
    /// @param version its version in the branch, where no command caused it
    public Branch strike(int version) {
        return switch (line(version).origin()) {
            case Origin.Happened it -> with(version, new Origin.Struck(it.version()), real.event(it.version()));
            case Origin.Added _ -> with(lines -> lines.remove(version - 1));
        };
    }

    /// The same with an event as it happened; one that never did stays as it is.
    ///
    /// @param version its version in the branch, where no command caused it
    public Branch restore(int version) {
        return switch (line(version).origin()) {
            case Origin.Happened it -> with(version, new Origin.Kept(it.version()), real.event(it.version()));
            case Origin.Added _ -> this;
        };
    }

    /// The same with another payload of an event, in the revision in which it is stored. One that cannot be decoded breaks the branch there.
    ///
    /// @param version its version in the branch, where no command caused it
    /// @param data    JSON text
    public Branch edit(int version, String data) {
        Recorded<String> edited = line(version).event().with(data);
        return switch (line(version).origin()) {
            case Origin.Happened it when data.equals(real.event(it.version()).data()) -> restore(version);
            case Origin.Happened it -> with(version, new Origin.Edited(it.version()), edited);
            case Origin.Added added -> with(version, added, edited);
        };
    }

    /// The same with an event that never happened. It takes the time of the one before it.
    ///
    /// @param version  the version that it gets in the branch, up to one behind the last that no command caused
    /// @param revision the shape of its payload, from 1
    /// @param data     JSON text
    public Branch add(int version, String type, int revision, String data) {
        Objects.checkIndex(version - 1, lines.size() + 1);
        Recorded<String> neighbour = lines.isEmpty() ? null : lines.get(Math.max(0, version - 2)).event();
        Instant at = neighbour == null ? Instant.EPOCH : neighbour.recordedAt();
        Recorded<String> added = new Recorded<>(0, real.stream(), version, "", type, revision, at, data, Metadata.NONE);
        return with(more -> more.add(version - 1, new Line(new Origin.Added(), added)));
    }

    /// The same with one more command, behind those before it.
    ///
    /// @param name the name of a command of the aggregate
    /// @param json its fields
    /// @param at   the time of the events that it causes
    /// @throws IllegalArgumentException when the branch takes no commands, or none of this name
    public Branch then(String name, ObjectNode json, Instant at) {
        if (aggregate.flatMap(known -> known.commands().named(name)).isEmpty()) {
            throw new IllegalArgumentException("No command of " + real.stream().type() + " is named " + name);
        }
        List<Wanted> more = new ArrayList<>(wanted);
        more.add(new Wanted(name, json.deepCopy(), at));
        return new Branch(real, aggregate, lines, more);
    }

    /// The branch as a timeline, with versions of its own: events that were struck stand in their places and change nothing, so a version is
    /// the same in both unless an event was added before it.
    public Timeline timeline() {
        return course().timeline();
    }

    /// Where the event at a version comes from.
    ///
    /// @param version 1 to the newest of [#timeline()]
    public Origin origin(int version) {
        return course().origins().get(version - 1);
    }

    /// The events that count up to a version: without those that were struck.
    ///
    /// @param version 0 to the newest of [#timeline()]
    public List<Recorded<String>> events(int version) {
        return IntStream.rangeClosed(1, version).filter(at -> !(origin(at) instanceof Origin.Struck)).mapToObj(timeline()::event).toList();
    }

    /// The commands and what came of each.
    public List<Supposed> commands() {
        return course().commands();
    }

    /// The first version of the branch that is not as it happened; empty when all of them are.
    public OptionalInt firstDifference() {
        List<Origin> origins = course().origins();
        return IntStream.rangeClosed(1, origins.size()).filter(version -> !(origins.get(version - 1) instanceof Origin.Kept)).findFirst();
    }

    /// What differs between the end of what really happened, before, and the end of the branch, after.
    public List<Change> difference() {
        return real.differences(real.version(), timeline(), timeline().version());
    }

    /// The same stream at a version of the branch, as a command would find it.
    ///
    /// @param now the time of the events that it would cause
    /// @throws IllegalArgumentException when the branch takes no commands
    public Prospect<?, ?, ?> prospect(int version, Instant now) {
        return Prospect.of(aggregate.orElseThrow(() -> new IllegalArgumentException("No commands of " + real.stream().type() + " are known")),
                timeline(), version, now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Branch branch && real == branch.real && lines.equals(branch.lines) && wanted.equals(branch.wanted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lines, wanted);
    }

    private Line line(int version) {
        if (version < 1 || version > lines.size()) {
            throw new IndexOutOfBoundsException("v%d: the events of the branch that no command caused are v1 to v%d".formatted(version, lines.size()));
        }
        return lines.get(version - 1);
    }

    private Branch with(int version, Origin.Given origin, Recorded<String> event) {
        return with(changed -> changed.set(version - 1, new Line(origin, event)));
    }

    private Branch with(Consumer<List<Line>> change) {
        List<Line> changed = new ArrayList<>(lines);
        change.accept(changed);
        return new Branch(real, aggregate, changed, wanted);
    }

    private Course course() {
        Course known = course;
        if (known == null) {
            known = fold();
            course = known;
        }
        return known;
    }

    private Course fold() {
        List<Origin> origins = new ArrayList<>(lines.stream().map(Line::origin).toList());
        Set<Integer> struck = IntStream.rangeClosed(1, lines.size())
                .filter(version -> origins.get(version - 1) instanceof Origin.Struck)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        Timeline.Builder builder = Timeline.builder(real.stream(), new Passing<>(real.fold(), struck));
        for (int at = 0; at < lines.size(); at++) {
            builder.accept(at(at + 1, lines.get(at).event()));
        }
        Timeline timeline = builder.build();
        List<Supposed> commands = new ArrayList<>();
        for (Wanted one : wanted) {
            Preview preview = Prospect.of(aggregate.orElseThrow(), timeline, timeline.version(), one.at()).preview(one.name(), one.json());
            if (preview instanceof Preview.Accepted(var events, _)) {
                timeline = timeline.grown(events);
                events.forEach(_ -> origins.add(new Origin.Caused(commands.size())));
            }
            commands.add(new Supposed(one.name(), one.json(), one.at(), preview));
        }
        return new Course(timeline, List.copyOf(origins), List.copyOf(commands));
    }

    private static Recorded<String> at(int version, Recorded<String> it) {
        return version == it.version() ? it : new Recorded<>(
                it.position(), it.stream(), version, it.id(), it.type(), it.revision(), it.recordedAt(), it.data(), it.metadata());
    }
}
