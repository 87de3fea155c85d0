package hindcast.app.session;

import java.util.Objects;

/// A password on its way to the driver. It prints as dots, so that no log and no message carries it.
public final class Password {
    /// None was given: the driver looks into the password file (PGPASSFILE, ~/.pgpass), and the server may want none.
    public static final Password NONE = new Password("");

    private final String text;

    public Password(String text) {
        this.text = text;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// The password itself, for the driver and the keyring alone.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && text.equals(password.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : "••••";
    }
}
