package hindcast.app.connect;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import hindcast.app.fx.Told;
import hindcast.app.session.Connection;
import hindcast.app.session.Password;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// The system's keyring: the Keychain of macOS, the Credential Manager of Windows, Secret Service or KWallet of Linux.
/// Finding it loads native code and asks the desktop's bus, so it is looked for when the first password is.
public final class Keyring implements Passwords {
    private static final System.Logger LOG = System.getLogger("hindcast.keyring");
    private static final String SERVICE = "Hindcast";

    private Optional<com.github.javakeyring.Keyring> found = Optional.empty();
    private boolean looked;

    @Override
    public boolean kept() {
        return keyring().isPresent();
    }

    @Override
    public Password of(Connection connection) {
        if (keyring().isEmpty()) {
            return Password.NONE;
        }
        try {
            return new Password(keyring().orElseThrow().getPassword(SERVICE, account(connection)));
        } catch (PasswordAccessException unknown) {
            // The library says so too of a password that was never kept.
            return Password.NONE;
        }
    }

    @Override
    public void keep(Connection connection, Password password) {
        if (keyring().isEmpty()) {
            return;
        }
        try {
            keyring().orElseThrow().setPassword(SERVICE, account(connection), password.reveal());
        } catch (PasswordAccessException refused) {
            throw new Told("The keyring did not take the password: " + refused.getMessage()
                    + ". The connection was not saved. Unlock the keyring, or save the connection without a password.", refused);
        }
    }

    @Override
    public void forget(Connection connection) {
        if (keyring().isEmpty()) {
            return;
        }
        try {
            keyring().orElseThrow().deletePassword(SERVICE, account(connection));
        } catch (PasswordAccessException unknown) {
            LOG.log(Level.DEBUG, "No password was kept for {0}", connection.name());
        }
    }

    private synchronized Optional<com.github.javakeyring.Keyring> keyring() {
        if (!looked) {
            looked = true;
            try {
                found = Optional.of(com.github.javakeyring.Keyring.create());
            } catch (BackendNotSupportedException | RuntimeException | LinkageError none) {
                LOG.log(Level.INFO, "There is no keyring on this computer: {0}", none.getMessage());
            }
        }
        return found;
    }

    private static String account(Connection connection) {
        return connection.user() + "@" + connection.address();
    }
}
