package hindcast.app.connect;

import hindcast.app.session.Connection;
import hindcast.app.session.Password;

/// Where passwords are kept between two starts. Each call may wait for the system, or for the user to unlock it.
public interface Passwords {
    /// Whether anything is kept; where not, the user is asked each time.
    boolean kept();

    /// The password of a connection; none when none is kept.
    Password of(Connection connection);

    void keep(Connection connection, Password password);

    void forget(Connection connection);

    /// There is no keyring: every password is asked for.
    record Asked() implements Passwords {
        @Override
        public boolean kept() {
            return false;
        }

        @Override
        public Password of(Connection connection) {
            return Password.NONE;
        }

        @Override
        public void keep(Connection connection, Password password) {
            // The window says that passwords are not kept here.
        }

        @Override
        public void forget(Connection connection) {
            // Nothing was kept.
        }
    }
}
