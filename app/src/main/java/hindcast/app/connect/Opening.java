package hindcast.app.connect;

import hindcast.app.session.Target;

/// How far the opening of a store is; the connect screen shows each of these on purpose.
public sealed interface Opening {
    /// Nothing is being opened.
    record Idle() implements Opening {
    }

    /// It is under way.
    ///
    /// @param name     what is being opened
    /// @param what     what is being done now
    /// @param fraction from 0 to 1; negative while nobody knows
    /// @param step     which of the steps it is, from 1, those before it are done; 0 before the first is known
    /// @param optional whether it can be left out and the store opened all the same
    record Working(String name, String what, double fraction, int step, boolean optional) implements Opening {
    }

    /// A connection was tried and works.
    record Works(String sentence) implements Opening {
    }

    /// There is no store to be had.
    ///
    /// @param password whether another password may help
    record Failed(String sentence, boolean password) implements Opening {
    }

    /// The database is there and can be made a store, or the one in it brought up to date, if the user says so.
    ///
    /// @param older whether there is a store of an older program
    record CanCreate(Target.Postgres target, String sentence, boolean older) implements Opening {
    }
}
