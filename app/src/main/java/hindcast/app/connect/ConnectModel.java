package hindcast.app.connect;

import hindcast.app.embedded.Progress;
import hindcast.app.fx.Background;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Password;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.store.Schema;
import hindcast.store.StoreException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The choice of a store and its opening. Only the newest attempt counts: a store that opens after the user has given up on it
/// is closed again.
public final class ConnectModel {
    private final Background background;
    private final Opener opener;
    private final Connections saved;
    private final Passwords passwords;
    private final Consumer<Session> opened;
    private final ObservableList<Connection> connections = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Opening> opening = new ReadOnlyObjectWrapper<>(this, "opening", new Opening.Idle());
    private AtomicBoolean skipped = new AtomicBoolean();
    private long attempt;

    /// @param opened hears of a store that is open, on the toolkit's thread; from then on it is the hearer's to close
    public ConnectModel(Background background, Opener opener, Connections saved, Passwords passwords, Consumer<Session> opened) {
        this.background = background;
        this.opener = opener;
        this.saved = saved;
        this.passwords = passwords;
        this.opened = opened;
    }

    /// The saved connections by name, once they are read.
    ObservableList<Connection> connections() {
        return connections;
    }

    ReadOnlyObjectProperty<Opening> opening() {
        return opening.getReadOnlyProperty();
    }

    /// Whether this computer keeps passwords; asked off the toolkit's thread when it matters.
    Passwords passwords() {
        return passwords;
    }

    /// Reads the saved connections.
    void load() {
        background.ask(saved::read, connections::setAll, this::failed);
    }

    /// Opens a store.
    public void open(Target target) {
        attempt(target, (number, enough) -> {
            Session session = opener.open(target, (what, fraction) -> background.tell(() -> step(number, what, fraction, false)));
            return filled(session, (what, fraction) -> background.tell(() -> step(number, what, fraction, true)), enough);
        });
    }

    private Session filled(Session session, Progress progress, BooleanSupplier enough) {
        try {
            opener.fill(session, progress, enough);
            return session;
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    /// Opens the saved connection of this name, as at a start that goes on where the last one ended; another store when there is none.
    public void resume(String name, Target otherwise) {
        background.ask(saved::read, all -> {
            connections.setAll(all);
            all.stream().filter(each -> each.name().equals(name)).findFirst().ifPresentOrElse(this::open, () -> open(otherwise));
        }, this::failed);
    }

    /// Opens a saved connection with the password that the keyring has for it.
    public void open(Connection connection) {
        long number = begin(connection.name());
        background.ask(() -> passwords.of(connection),
                password -> {
                    if (number == attempt) {
                        open(new Target.Postgres(connection, password));
                    }
                }, problem -> fail(number, problem));
    }

    /// Creates a store where there is none, because the user said so.
    void create(Target.Postgres target) {
        attempt(target, (number, enough) -> opener.create(target));
    }

    /// Opens, looks, and closes again.
    void test(Target.Postgres target) {
        long number = begin(name(target));
        background.ask(() -> tried(target), sentence -> {
            if (number == attempt) {
                opening.set(new Opening.Works(sentence));
            }
        }, problem -> fail(number, target, problem));
    }

    /// Gives up what is being opened; where that is only the filling of a new store, opens it as it is.
    void cancel() {
        if (opening.get() instanceof Opening.Working now && now.optional()) {
            skipped.set(true);
        } else {
            attempt++;
            opening.set(new Opening.Idle());
        }
    }

    /// Keeps a connection under its name, instead of the one named before.
    ///
    /// @param before the name it had; empty for a new one
    void save(Connection connection, String before, Password password) {
        background.ask(() -> {
            if (!password.isEmpty()) {
                passwords.keep(connection, password);
            }
            return saved.put(connection, before);
        }, connections::setAll, this::failed);
    }

    void delete(Connection connection) {
        background.ask(() -> {
            passwords.forget(connection);
            return saved.remove(connection.name());
        }, connections::setAll, this::failed);
    }

    private interface Attempt {
        Session open(long number, BooleanSupplier enough);
    }

    private void attempt(Target target, Attempt open) {
        long number = begin(name(target));
        AtomicBoolean enough = skipped;
        background.ask(() -> open.open(number, enough::get), session -> succeed(number, session), problem -> fail(number, target, problem));
    }

    private long begin(String name) {
        skipped = new AtomicBoolean();
        opening.set(new Opening.Working(name, Views.text("connect.connecting"), -1, 0, false));
        return ++attempt;
    }

    private void step(long number, String what, double fraction, boolean optional) {
        if (number == attempt && opening.get() instanceof Opening.Working now) {
            opening.set(new Opening.Working(now.name(), what, fraction, now.step() + (now.what().equals(what) ? 0 : 1), optional));
        }
    }

    private void succeed(long number, Session session) {
        if (number == attempt) {
            opened.accept(session);
            opening.set(new Opening.Idle());
        } else {
            background.run(session::close);
        }
    }

    private void fail(long number, Target target, Exception problem) {
        if (number == attempt && problem instanceof StoreException.NotAStore none && target instanceof Target.Postgres postgres
                && creatable(none.found())) {
            opening.set(new Opening.CanCreate(postgres, problem.getMessage(), none.found() instanceof Schema.State.Older));
        } else {
            fail(number, problem);
        }
    }

    private static boolean creatable(Schema.State found) {
        return switch (found) {
            case Schema.State.Absent absent -> true;
            case Schema.State.Older older -> true;
            case Schema.State.Ready ready -> false;
            case Schema.State.Newer newer -> false;
        };
    }

    private void fail(long number, Exception problem) {
        if (number == attempt) {
            opening.set(new Opening.Failed(Problems.sentence(problem), problem instanceof StoreException.Denied));
        }
    }

    private void failed(Exception problem) {
        opening.set(new Opening.Failed(Problems.sentence(problem), false));
    }

    private String tried(Target.Postgres target) {
        try (Session session = opener.open(target, (what, fraction) -> { })) {
            return Views.text("connect.works", session.server().version(), session.store().head());
        }
    }

    private static String name(Target target) {
        return switch (target) {
            case Target.Embedded embedded -> Views.text("connect.embedded.name");
            case Target.Postgres postgres -> postgres.connection().name();
        };
    }
}
