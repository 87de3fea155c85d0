package hindcast.app.embedded;

/// Hears how far a start has come; called on the thread that starts, so a window passes it on to its own thread.
@FunctionalInterface
public interface Progress {
    /// @param what what is being done now, in words for the user
    /// @param fraction how much of the whole start is done, from 0 to 1; it never runs backwards
    void step(String what, double fraction);
}
