package hindcast.store.timeline;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;

/// A stream that can be seen at any version, with no I/O. It knows nothing of what the events mean: a [Fold] does.
/// Safe for use by many threads once built.
public interface Timeline {
    /// How many events there are: the newest version; 0 for an empty stream.
    int version();

    StreamId stream();

    /// Whether the state is rebuilt by the default fold, for want of domain code for this type.
    boolean defaultFold();

    /// An event as it is stored.
    ///
    /// @param version 1 to [#version()]
    Recorded<String> event(int version);

    /// The type of an event, without unpacking the rest.
    String type(int version);

    /// The recorded time of an event in microseconds since 1970, without unpacking the rest.
    long micros(int version);

    /// What the event did, in a few words.
    String tell(int version);

    /// The event's payload lifted to the newest revision.
    String lifted(int version);

    /// The state at a version.
    ///
    /// @param version 0 (the empty stream) to [#version()]
    Frame at(int version);

    /// The version in force at a time: the last one whose running maximum of recorded times is at or before it; 0 before the first.
    int versionAt(Instant time);

    /// The versions whose recorded time is earlier than that of their predecessor, ascending.
    List<Integer> inversions();

    /// The versions whose event type the fold does not know, ascending.
    List<Integer> unknown();

    /// The first version that cannot be decoded; empty when all can.
    Optional<Integer> brokenAt();

    /// What differs between two versions, in the order of the later state with removed leaves where they stood. `from` may be the larger one.
    /// From the broken version on, the last known state is compared.
    List<Change> changes(int from, int to);

    /// Every change of one leaf or of anything within a node, from version 1 on, oldest first.
    List<Change> changesOf(JsonPointer path);

    /// Collects the events of a stream, in order, into a timeline.
    interface Builder extends Consumer<Recorded<String>> {
        Timeline build();
    }
}
