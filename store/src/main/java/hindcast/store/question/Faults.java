package hindcast.store.question;

import hindcast.store.StreamId;
import java.util.List;
import java.util.stream.Stream;

/// The streams of which it could not be told whether something is so.
///
/// @param streams how many
/// @param first   the first of them
public record Faults(long streams, List<Fault> first) {
    /// It could be told of all.
    public static final Faults NONE = new Faults(0, List.of());

    private static final int KEPT = 20;

    public Faults {
        first = List.copyOf(first);
    }

    /// A stream, the first version at which it could not be told, and why: a sentence.
    public record Fault(StreamId stream, int version, String reason) {
    }

    Faults and(Fault fault) {
        return and(new Faults(1, List.of(fault)));
    }

    Faults and(Faults more) {
        List<Fault> kept = first.size() >= KEPT || more.first.isEmpty() ? first : Stream.concat(first.stream(), more.first.stream()).limit(KEPT).toList();
        return new Faults(streams + more.streams, kept);
    }
}
