package hindcast.app.command;

import hindcast.app.fx.Background;
import hindcast.store.projection.lag.Checkpoints.Checkpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Follows an event that was committed into every read model of its kind. It looks when it is told to, one question at a time, and gives up
/// after some seconds: what has not arrived by then is told by the projections' own page.
public final class ArrivalsModel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// How far the event is in a read model.
    ///
    /// @param taken  from the commit until it was seen there; empty while it is on its way
    /// @param stands why the projection does not move; empty while it does
    public record Arrival(String projection, Optional<Duration> taken, Optional<String> stands) {
    }

    /// The event that is followed.
    private record Followed(String type, long position, long since) {
    }

    /// What was seen, and when.
    private record Look(List<Checkpoint> checkpoints, long nanos) {
    }

    private final Issuer issuer;
    private final Background background;
    private final LongSupplier nanos;
    private final ReadOnlyObjectWrapper<List<Arrival>> arrivals = new ReadOnlyObjectWrapper<>(this, "arrivals", List.of());
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following");
    private final Map<String, Duration> arrived = new LinkedHashMap<>();
    private Optional<Followed> followed = Optional.empty();
    private boolean asking;

    /// @param nanos the time, from any start
    ArrivalsModel(Issuer issuer, Background background, LongSupplier nanos) {
        this.issuer = issuer;
        this.background = background;
        this.nanos = nanos;
    }

    /// How far it is, a line for each read model; empty until somebody looked.
    public ReadOnlyObjectProperty<List<Arrival>> arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    /// Whether it is worth looking again.
    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Begins to follow an event.
    ///
    /// @param since when it was committed
    void follow(String type, long position, long since) {
        followed = Optional.of(new Followed(type, position, since));
        arrived.clear();
        arrivals.set(List.of());
        following.set(true);
        look();
    }

    /// Follows nothing any more.
    void leave() {
        followed = Optional.empty();
        following.set(false);
    }

    /// Looks where it is, unless the look before has no answer yet.
    public void look() {
        followed.filter(_ -> following.get() && !asking).ifPresent(event -> {
            asking = true;
            background.ask(() -> new Look(issuer.checkpoints(event.type()), nanos.getAsLong()), look -> seen(event, look), _ -> unseen(event));
        });
    }

    private void seen(Followed event, Look look) {
        asking = false;
        if (followed.filter(event::equals).isEmpty()) {
            return;
        }
        Duration now = Duration.ofNanos(look.nanos() - event.since());
        look.checkpoints().stream().filter(each -> each.position() >= event.position()).forEach(each -> arrived.putIfAbsent(each.name(), now));
        arrivals.set(look.checkpoints().stream()
                .map(each -> new Arrival(each.name(), Optional.ofNullable(arrived.get(each.name())), each.stands()))
                .toList());
        boolean moving = look.checkpoints().stream().anyMatch(each -> !arrived.containsKey(each.name()) && each.stands().isEmpty());
        following.set(moving && now.compareTo(PATIENCE) < 0);
    }

    /// The server is away, which the frame of the window says; it is asked again until patience ends.
    private void unseen(Followed event) {
        asking = false;
        if (nanos.getAsLong() - event.since() > PATIENCE.toNanos()) {
            following.set(false);
        }
    }
}
