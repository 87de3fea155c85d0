package hindcast.app.session;

/// What a database is for: how careful the window is with it. Said by the user, never guessed from a host name.
public enum Environment {
    /// The embedded default on this computer.
    LOCAL,
    DEVELOPMENT,
    TEST,
    STAGING,
    /// Asks before anything is written.
    PRODUCTION,
    /// The user has not said.
    UNSPECIFIED
}
