package hindcast.store.timeline;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Fold;
import hindcast.store.snapshot.Folded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.core.JsonPointer;

/// A stream that can be seen at any version, with no I/O. It knows nothing of what the events mean: a [Fold] does.
/// Immutable, safe for use by many threads, and small: the events are packed and every 64th state is kept. A stream that goes on has a longer
/// timeline, which shares all that is the same: [#grown(List)].
public final class Timeline {
    private final Packed events;
    private final Course<?> course;
    private final Builder builder;

    private Timeline(Packed events, Course<?> course, Builder builder) {
        this.events = events;
        this.course = course;
        this.builder = builder;
    }

    /// Begins a timeline of a stream; the fold decides what its states are.
    public static Builder builder(StreamId stream, Fold<?> fold) {
        return new Builder(stream, fold);
    }

    /// The timeline of the same stream with the events that came since. This one stays as it is, and may be read meanwhile. It costs what these
    /// events cost; to grow one that has been grown before costs all of its events once more.
    ///
    /// @param more the events behind the newest version, in order
    /// @throws IllegalArgumentException when one of them is of another stream or does not follow the one before
    public Timeline grown(List<Recorded<String>> more) {
        return builder.grown(this, more);
    }

    /// How many events there are: the newest version; 0 for an empty stream.
    public int version() {
        return events.version();
    }

    public StreamId stream() {
        return events.stream();
    }

    /// Whether the state is rebuilt by the default fold, for want of domain code for this type.
    public boolean defaultFold() {
        return course.fold().isDefault();
    }

    /// An event as it is stored.
    ///
    /// @param version 1 to [#version()]
    public Recorded<String> event(int version) {
        return events.event(within(version, 1));
    }

    /// The type of an event, without unpacking the rest.
    public String type(int version) {
        return events.type(within(version, 1));
    }

    /// The recorded time of an event in microseconds since 1970, without unpacking the rest.
    public long micros(int version) {
        return events.times().micros(within(version, 1));
    }

    /// What the event did, in a few words.
    public String tell(int version) {
        return course.fold().tell(event(version));
    }

    /// The event's payload lifted to the newest revision, as JSON text; as it is stored when it cannot be lifted.
    public String lifted(int version) {
        return course.fold().lifted(event(version));
    }

    /// The state at a version.
    ///
    /// @param version 0 (the empty stream) to [#version()]
    public Frame at(int version) {
        return course.frame(within(version, 0));
    }

    /// The version in force at a time: the last one whose running maximum of recorded times is at or before it; 0 before the first.
    public int versionAt(Instant time) {
        return events.times().versionAt(time);
    }

    /// The versions whose recorded time is earlier than that of their predecessor, ascending.
    public List<Integer> inversions() {
        return events.times().inversions();
    }

    /// The versions whose event type the fold does not know, ascending; none from the broken version on, where nothing is folded.
    public List<Integer> unknown() {
        return course.unknown();
    }

    /// The first version that cannot be decoded or folded; empty when all can.
    public Optional<Integer> brokenAt() {
        return course.brokenAt();
    }

    /// What differs between two versions, in the order of the later state with removed leaves where they stood. `from` may be the larger one.
    /// From the broken version on, the last known state is compared.
    public List<Change> changes(int from, int to) {
        return new Changes(course::tree).between(within(from, 0), within(to, 0));
    }

    /// What differs between the state at a version and the one of another timeline at one of its own, as changes from here to there. Each names
    /// the version, here or there, that set the value that is in one of them alone, or in the other one.
    public List<Change> differences(int version, Timeline other, int there) {
        Diff.Blame blame = (_, leaf, _) -> leaf.setBy();
        return Diff.between(course.tree(within(version, 0)), other.course.tree(other.within(there, 0)), JsonPointer.empty(), blame);
    }

    /// Every change of one leaf or of anything within a node, from version 1 on, oldest first.
    public List<Change> changesOf(JsonPointer path) {
        return new Changes(course::tree).of(path, course.known());
    }

    /// Goes through the events behind a version in their order, each with the state as the fold made it: one fold of the whole stream, however many
    /// states are looked at. Nothing is kept.
    ///
    /// @param after  0 for all events
    /// @param walker may throw to stop
    public void walk(int after, Walker walker) {
        course.walk(within(after, 0), walker);
    }

    /// How the events are folded.
    public Fold<?> fold() {
        return course.fold();
    }

    /// Sees one version after another.
    public interface Walker {
        /// An event and the state behind it.
        void known(Recorded<String> event, Object state);

        /// An event whose state is not known.
        ///
        /// @param brokenAt the version from which on it is not
        /// @param reason   why, as a sentence
        void unknown(Recorded<String> event, int brokenAt, String reason);
    }

    /// How a stream would go on behind a version.
    ///
    /// @param frames  the states, one behind each event
    /// @param changes what all of the events change together, as [Timeline#changes(int, int)] tells it
    public record Sequel(List<Frame> frames, List<Change> changes) {
        public Sequel {
            frames = List.copyOf(frames);
            changes = List.copyOf(changes);
        }
    }

    /// How the stream would go on behind a version if it did so with other events than it did. It costs these events, however long the stream
    /// is, and keeps nothing.
    ///
    /// @param version 0 (the empty stream) to [#version()]
    /// @param events  of the versions behind it, in order
    public Sequel sequel(int version, List<Recorded<String>> events) {
        int last = within(version, 0) + events.size();
        List<Frame> frames = course.frames(version, events);
        IntFunction<Tree> trees = at -> at <= version ? course.tree(at) : tree(frames.get(at - version - 1));
        return new Sequel(frames, new Changes(trees).between(version, last));
    }

    private static Tree tree(Frame frame) {
        return switch (frame) {
            case Frame.State state -> state.tree();
            case Frame.Broken broken -> broken.last().tree();
        };
    }

    /// The state at a version as a command would see it, which decides on nothing behind an event that it does not understand. It is of the
    /// fold's own type.
    ///
    /// @param version 0 (the empty stream) or more; behind the end there is no state
    public Folded folded(int version) {
        if (version > version()) {
            return new Folded.Not("the stream ends at v" + version());
        }
        int unknown = unknown().isEmpty() ? Integer.MAX_VALUE : unknown().getFirst();
        int broken = brokenAt().orElse(Integer.MAX_VALUE);
        if (version < Math.min(unknown, broken)) {
            return new Folded.To(course.folded(version));
        }
        int doubt = Math.min(unknown, broken);
        return new Folded.Not("v%d %s %s".formatted(
                doubt, type(doubt), unknown < broken ? "is not known to this program" : "cannot be decoded: " + course.reason()));
    }

    private int within(int version, int first) {
        if (version < first || version > version()) {
            throw new IndexOutOfBoundsException("v%d of %s: there are v%d to v%d".formatted(version, stream(), first, version()));
        }
        return version;
    }

    /// Collects the events of a stream, in order, into a timeline. Used by one thread.
    ///
    /// A timeline that grows is a builder that goes on where it stopped: packed events and kept states are only ever added to, behind the
    /// end of the timelines built before, so those stay as they are.
    public static final class Builder implements Consumer<Recorded<String>> {
        private final Packed events;
        private final Course<?> course;

        private Builder(StreamId stream, Fold<?> fold) {
            events = new Packed(stream);
            course = new Course<>(events, fold);
        }

        /// @throws IllegalArgumentException when the event is of another stream or does not follow the one before
        @Override
        public void accept(Recorded<String> event) {
            pack(event);
            fold(event);
        }

        /// The first half of it: keeps the event as it is.
        void pack(Recorded<String> event) {
            events.add(event);
        }

        /// The second half, which may be done later and by another thread, in the same order.
        void fold(Recorded<String> event) {
            course.add(event);
        }

        /// The timeline of all that was accepted, which from now on grows by [Timeline#grown(List)] alone.
        public Timeline build() {
            events.trim();
            return frozen();
        }

        private Timeline frozen() {
            Packed now = events.frozen();
            return new Timeline(now, course.frozen(now), this);
        }

        /// Several may want to grow the same timeline; the first goes on here.
        private synchronized Timeline grown(Timeline timeline, List<Recorded<String>> more) {
            follows(timeline, more);
            if (timeline.version() == events.version()) {
                more.forEach(this);
                return frozen();
            }
            Builder other = new Builder(timeline.stream(), course.fold());
            IntStream.rangeClosed(1, timeline.version()).mapToObj(timeline::event).forEach(other);
            more.forEach(other);
            return other.build();
        }

        /// Looked at first: a builder that took the half of them could not go on.
        private static void follows(Timeline timeline, List<Recorded<String>> more) {
            int version = timeline.version();
            for (Recorded<String> event : more) {
                version++;
                Packed.follows(timeline.stream(), version, event);
            }
        }
    }
}
