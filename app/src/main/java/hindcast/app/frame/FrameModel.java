package hindcast.app.frame;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Session;
import hindcast.app.shell.AsOf;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The words of the frame: which store, which instant, how the server is. What FXML binds has a getter.
public final class FrameModel {
    /// A glance at the server.
    record Status(String version, long latencyMillis, long head, long aggregates) {
    }

    private final Times times;
    private final AsOf asOf;
    private final Loader<Status> status;
    private final ReadOnlyObjectWrapper<Optional<Session>> session = new ReadOnlyObjectWrapper<>(this, "session", Optional.empty());
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper(Views.text("frame.notConnected"));
    private final ReadOnlyStringWrapper environment = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper zone = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper head = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    public FrameModel(Background background, Times times, AsOf asOf) {
        this.times = times;
        this.asOf = asOf;
        this.status = new Loader<>(background);
        times.zone().subscribe(this::tellTime);
        asOf.instant().subscribe(this::tellTime);
        tellTime();
        status.state().subscribe(this::tellStatus);
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
    }

    /// Asks the server how it is.
    public void refresh() {
        session.get().ifPresent(open -> status.ask(glance(open)));
    }

    private static Callable<Status> glance(Session open) {
        return () -> new Status(open.server().version(), open.latency().toMillis(), open.store().head(),
                open.store().counts().values().stream().mapToLong(Long::longValue).sum());
    }

    private void tellStatus(Load<Status> load) {
        Optional<Status> known = load.known();
        server.set(load instanceof Load.Failed<Status> ? Views.text("frame.noAnswer")
                : known.map(it -> Views.text("frame.server", it.version(), it.latencyMillis())).orElse(""));
        head.set(known.map(it -> Views.text("frame.head", it.head())).orElse(""));
        count.set(known.map(it -> Views.text("frame.counts", it.aggregates())).orElse(""));
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

    public ReadOnlyStringProperty headProperty() {
        return head.getReadOnlyProperty();
    }

    public String getHead() {
        return head.get();
    }

    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public String getCount() {
        return count.get();
    }
}
