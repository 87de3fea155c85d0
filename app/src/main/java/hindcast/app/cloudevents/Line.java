package hindcast.app.cloudevents;

import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import java.util.OptionalInt;

/// An event as a line of a file names it.
///
/// @param version its place in the stream; empty when the line does not say, and it is the next one
public record Line(StreamId stream, OptionalInt version, NewEvent event) {
}
