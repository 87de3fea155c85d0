package hindcast.store;

import org.jspecify.annotations.Nullable;

/// The database is away or says no. The message says what failed, what is safe, and what to do, in the user's words.
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Nobody answers at the address, or the connection broke; trying again later may help.
    public static final class Unreachable extends StoreException {
        private static final long serialVersionUID = 1;

        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The server answers and refuses: a wrong password, a missing right, a read-only session.
    public static final class Denied extends StoreException {
        private static final long serialVersionUID = 1;

        public Denied(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The database is there and holds no event store, or one of an older or a newer program.
    public static final class NotAStore extends StoreException {
        private static final long serialVersionUID = 1;

        private final transient Schema.State found;

        public NotAStore(String message, Schema.State found) {
            super(message, null);
            this.found = found;
        }

        /// What was found instead: whether a store can be created there or brought up to date is for the user to be asked.
        public Schema.State found() {
            return found;
        }
    }

    /// Anything else: a full disk, a server that stopped in the middle, a statement that took too long.
    public static final class Failed extends StoreException {
        private static final long serialVersionUID = 1;

        public Failed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
