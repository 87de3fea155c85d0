package hindcast.app.connect;

import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.session.Libpq;
import hindcast.app.session.Password;
import hindcast.app.session.Target;
import hindcast.app.session.Tls;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The fields of a connection while they are typed. A pasted URL, a service or the PG* variables fill them; what they make
/// together is a [Target.Postgres], or a sentence about what is missing.
final class FormModel {
    private final Libpq libpq;
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty mode = new SimpleStringProperty(Tls.DEFAULT.mode());
    private final StringProperty rootCertificate = new SimpleStringProperty("");
    private final StringProperty certificate = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.UNSPECIFIED);
    private final StringProperty colour = new SimpleStringProperty("");
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final StringProperty trouble = new SimpleStringProperty("");
    private Map<String, String> options = Map.of();
    private String before = "";

    FormModel(Libpq libpq) {
        this.libpq = libpq;
        url.subscribe(this::read);
    }

    /// Shows a saved connection.
    void edit(Connection connection) {
        url.set("");
        fill(new Target.Postgres(connection, Password.NONE));
        before = connection.name();
    }

    /// Shows a new one, as far as anything is known of it.
    void begin(Target.Postgres known) {
        url.set("");
        fill(known);
        before = "";
    }

    /// Empty fields.
    void clear() {
        Connection local = Connection.to("localhost", Connection.DEFAULT_PORT, "", "");
        begin(new Target.Postgres(local.shown("", Environment.UNSPECIFIED, ""), Password.NONE));
        trouble.set("");
    }

    /// What the fields say.
    ///
    /// @throws IllegalArgumentException with a sentence about the first field that is not right
    Target.Postgres target() {
        Connection place = Connection.to(required(host, "connect.host"), number(), required(database, "connect.database"), required(user, "connect.user"));
        String shown = name.get().isBlank() ? place.name() : name.get().strip();
        return new Target.Postgres(
                place.withTls(new Tls(mode.get(), rootCertificate.get().strip(), certificate.get().strip(), key.get().strip()))
                        .withOptions(options).withReadOnly(readOnly.get()).shown(shown, environment.get(), colour.get()),
                new Password(password.get()));
    }

    /// The name that the connection had when it was shown; empty for a new one.
    String before() {
        return before;
    }

    private void read(String text) {
        if (text.isBlank()) {
            trouble.set("");
            return;
        }
        try {
            Target.Postgres named = libpq.url(text);
            fill(new Target.Postgres(named.connection().shown(name.get(), environment.get(), colour.get()), named.password()));
            trouble.set("");
        } catch (IllegalArgumentException unclear) {
            trouble.set(unclear.getMessage());
        }
    }

    private void fill(Target.Postgres known) {
        Connection connection = known.connection();
        name.set(connection.name());
        host.set(connection.host());
        port.set(Integer.toString(connection.port()));
        database.set(connection.database());
        user.set(connection.user());
        password.set(known.password().reveal());
        mode.set(connection.tls().mode());
        rootCertificate.set(connection.tls().rootCertificate());
        certificate.set(connection.tls().certificate());
        key.set(connection.tls().key());
        options = connection.options();
        environment.set(connection.environment());
        colour.set(connection.colour());
        readOnly.set(connection.readOnly());
    }

    private int number() {
        try {
            return Integer.parseInt(required(port, "connect.port"));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(Views.text("connect.port.wrong", port.get()), notANumber);
        }
    }

    private static String required(StringProperty field, String label) {
        if (field.get().isBlank()) {
            throw new IllegalArgumentException(Views.text("connect.missing", Views.text(label)));
        }
        return field.get().strip();
    }

    StringProperty url() {
        return url;
    }

    StringProperty name() {
        return name;
    }

    StringProperty host() {
        return host;
    }

    StringProperty port() {
        return port;
    }

    StringProperty database() {
        return database;
    }

    StringProperty user() {
        return user;
    }

    StringProperty password() {
        return password;
    }

    StringProperty mode() {
        return mode;
    }

    StringProperty rootCertificate() {
        return rootCertificate;
    }

    StringProperty certificate() {
        return certificate;
    }

    StringProperty key() {
        return key;
    }

    ObjectProperty<Environment> environment() {
        return environment;
    }

    StringProperty colour() {
        return colour;
    }

    BooleanProperty readOnly() {
        return readOnly;
    }

    /// Why the URL cannot be read; empty when it can.
    StringProperty trouble() {
        return trouble;
    }
}
