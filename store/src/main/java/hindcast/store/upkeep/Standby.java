package hindcast.store.upkeep;

/// A server that replays what its primary has written: what is told to whoever opens a store on one, in the same words everywhere.
public final class Standby {
    /// What is different there.
    public static final String WORDS = "This server is a standby: it does not see who writes on the primary. The log is read up to the first position"
            + " that is missing, events arrive as late as the standby is, and nothing can be written. Open the primary to write.";

    private Standby() {
    }
}
