package hindcast.app.frame;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Session;
import hindcast.app.shell.AsOf;
import hindcast.store.EventStore;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The words of the frame: which store, which instant, how the server is. What FXML binds has a getter.
public final class FrameModel {
    /// A glance at the server.
    record Status(EventStore.Server server, long latencyMillis) {
    }

    private final Times times;
    private final AsOf asOf;
    private final Loader<Status> status;
    private final Loader<Long> aggregates;
    private final ReadOnlyBooleanWrapper answering = new ReadOnlyBooleanWrapper(this, "answering", true);
    private final ReadOnlyObjectWrapper<Optional<Session>> session = new ReadOnlyObjectWrapper<>(this, "session", Optional.empty());
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper(Views.text("frame.notConnected"));
    private final ReadOnlyStringWrapper environment = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper restriction = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper restrictionTip = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper zone = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    public FrameModel(Background background, Times times, AsOf asOf) {
        this.times = times;
        this.asOf = asOf;
        this.status = new Loader<>(background);
        this.aggregates = new Loader<>(background);
        times.zone().subscribe(this::tellTime);
        asOf.instant().subscribe(this::tellTime);
        tellTime();
        status.state().subscribe(this::tellStatus);
        aggregates.state().subscribe(load -> count.set(load.known().map(it -> Views.text("frame.counts", it)).orElse("")));
    }

    /// The open store; empty while there is none.
    public ReadOnlyObjectProperty<Optional<Session>> session() {
        return session.getReadOnlyProperty();
    }

    /// A store was opened; the one before it is closed by whoever opened it.
    public void opened(Session opened) {
        Connection shown = opened.connection();
        connection.set(shown.name());
        environment.set(Views.text("environment." + shown.environment()));
        session.set(Optional.of(opened));
        refresh();
    }

    /// There is no store any more.
    public void closed() {
        connection.set(Views.text("frame.notConnected"));
        environment.set("");
        session.set(Optional.empty());
        status.clear();
        aggregates.clear();
    }

    /// Whether the server of the open store answered when it was asked last.
    public ReadOnlyBooleanProperty answering() {
        return answering.getReadOnlyProperty();
    }

    /// Asks the server how it is, and counts the aggregates anew.
    public void refresh() {
        session.get().ifPresent(open -> {
            ask(open);
            aggregates.ask(() -> open.store().counts().values().stream().mapToLong(Long::longValue).sum());
        });
    }

    /// Asks the server how it is, unless it still owes an answer; what costs nothing, so that it can be asked again and again.
    public void beat() {
        if (!status.state().get().loading()) {
            session.get().ifPresent(this::ask);
        }
    }

    private void ask(Session open) {
        boolean gone = !answering.get();
        status.ask(() -> {
            if (gone) {
                open.revive();
            }
            return glance(open);
        });
    }

    private static Status glance(Session open) {
        return new Status(open.server(), open.latency().toMillis());
    }

    private void tellStatus(Load<Status> load) {
        switch (load) {
            case Load.Idle<Status>() -> {
                restrict("", "");
                show("", true);
            }
            case Load.Loading<Status> _ -> { }
            case Load.Loaded<Status>(Status(EventStore.Server now, long latency)) -> {
                restrict(now);
                show(Views.text("frame.server", now.version(), latency), true);
            }
            case Load.Failed<Status> _ -> show(Views.text("frame.noAnswer"), false);
        }
    }

    private void restrict(EventStore.Server now) {
        if (now.standby()) {
            restrict(Views.text("frame.standby"), now.notice().orElse(""));
        } else if (now.readOnly()) {
            restrict(Views.text("frame.readOnly"), Views.text("frame.readOnly.tip"));
        } else {
            restrict("", "");
        }
    }

    private void restrict(String what, String why) {
        restriction.set(what);
        restrictionTip.set(why);
    }

    private void show(String ofServer, boolean answers) {
        server.set(ofServer);
        answering.set(answers);
    }

    private void tellTime() {
        Optional<Instant> then = asOf.instant().get();
        clock.set(then.map(it -> Views.text("frame.clock.asOf", times.full(it))).orElseGet(() -> Views.text("frame.clock.isLive")));
        zone.set(Views.text("frame.zone.is", times.zone().get(), times.offset(then.orElseGet(times::now))));
    }

    public ReadOnlyStringProperty connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    public String getConnection() {
        return connection.get();
    }

    public ReadOnlyStringProperty environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    public String getEnvironment() {
        return environment.get();
    }

    public ReadOnlyStringProperty restrictionProperty() {
        return restriction.getReadOnlyProperty();
    }

    /// Why nothing can be written, in a word; empty where it can.
    public String getRestriction() {
        return restriction.get();
    }

    public ReadOnlyStringProperty restrictionTipProperty() {
        return restrictionTip.getReadOnlyProperty();
    }

    public String getRestrictionTip() {
        return restrictionTip.get();
    }

    public ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }

    public String getClock() {
        return clock.get();
    }

    public ReadOnlyStringProperty zoneProperty() {
        return zone.getReadOnlyProperty();
    }

    public String getZone() {
        return zone.get();
    }

    public ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    public String getServer() {
        return server.get();
    }

    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public String getCount() {
        return count.get();
    }
}
