package hindcast.app.embedded;

import java.io.Serial;

/// Why there is no embedded database: the message says what happened, to what, what is safe and what to do.
/// The cases differ in what the user can do about them.
public abstract sealed class EmbeddedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }

    private EmbeddedException(String message) {
        super(message);
    }

    /// This data folder cannot be used as it is; another one can.
    public static final class UnusableFolder extends EmbeddedException {
        @Serial
        private static final long serialVersionUID = 1;

        UnusableFolder(String message) {
            super(message);
        }

        UnusableFolder(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// There is too little space where the data folder lies.
    public static final class DiskFull extends EmbeddedException {
        @Serial
        private static final long serialVersionUID = 1;

        DiskFull(String message) {
            super(message);
        }
    }

    /// PostgreSQL cannot be run here at all; a PostgreSQL elsewhere can be connected to.
    public static final class CannotRun extends EmbeddedException {
        @Serial
        private static final long serialVersionUID = 1;

        CannotRun(String message) {
            super(message);
        }
    }

    /// PostgreSQL was started and did not come up, or could not be waited for; its log says why.
    public static final class DidNotStart extends EmbeddedException {
        @Serial
        private static final long serialVersionUID = 1;

        DidNotStart(String message) {
            super(message);
        }

        DidNotStart(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
