package hindcast.store.verify;

/// How far a check has come.
///
/// @param what    is looked at, in a few words
/// @param streams looked at
/// @param total   how many streams there are, as they are listed; never less than `streams`
/// @param events  read
public record Progress(String what, long streams, long total, long events) {
    public Progress {
        total = Math.max(total, streams);
    }
}
