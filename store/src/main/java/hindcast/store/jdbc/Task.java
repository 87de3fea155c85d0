package hindcast.store.jdbc;

/// What the store was asked to do, in words that begin the sentence when it fails.
///
/// @param failed what did not happen, such as `The events were not appended to Order/7f3a`
/// @param safe   what is known to be unharmed when the server refused
/// @param unsure what is known when the connection broke before the answer
public record Task(String failed, String safe, String unsure) {
    private static final String UNCHANGED = "Nothing was changed.";

    /// Something that only looks.
    ///
    /// @param failed what did not happen, without a full stop
    public static Task reading(String failed) {
        return new Task(failed, UNCHANGED, UNCHANGED);
    }

    /// The same after the connection broke once: what is safe is not known any more, whatever the server says now.
    public Task unsureNow() {
        return new Task(failed, unsure, unsure);
    }

    /// The same before anything was sent.
    public Task unsent() {
        return new Task(failed, safe, safe);
    }

    /// Something that writes once, all or nothing.
    ///
    /// @param failed what did not happen, without a full stop
    /// @param unsure what is known when the connection broke before the answer
    public static Task writing(String failed, String unsure) {
        return new Task(failed, "Nothing was written.", unsure);
    }
}
