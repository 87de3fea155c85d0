package hindcast.store.question;

import hindcast.store.StreamId;
import java.time.Instant;

/// A stream in which something is or was so.
///
/// @param version  the one that was asked about: the newest, or that in force at a time
/// @param first    the first version at which it held; where one version was asked about, the first of those in a row around it
/// @param last     the last one likewise, which may be behind the one that was asked about
/// @param versions at how many versions it held, of these
/// @param since    the recorded time of the first one
public record Found(StreamId stream, int version, int first, int last, int versions, Instant since) {
}
