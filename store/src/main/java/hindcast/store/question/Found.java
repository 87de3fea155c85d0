package hindcast.store.question;

import hindcast.store.StreamId;
import java.time.Instant;

/// A stream in which something is or was so.
///
/// @param version  the newest that was looked at
/// @param first    the first version at which it was asked and held
/// @param last     the last one; the same where only one version was asked
/// @param versions at how many versions it held
/// @param since    the recorded time of the first one
public record Found(StreamId stream, int version, int first, int last, int versions, Instant since) {
}
