package hindcast.app.timeline.travel;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.log.LiveLog;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.shell.Place.At;
import hindcast.app.time.Moment;
import hindcast.app.time.MomentText;
import hindcast.app.timeline.lane.Span;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// One stream under the playhead. The stream is read once, in the background; from then on every move of the playhead is answered
/// from memory on the spot.
public final class TimelineModel {
    private final Timelines timelines;
    private final Loader<Opened> loader;
    private final Times times;
    private final AsOf clock;
    private final Navigator navigator;
    private final IntegerProperty playhead = new SimpleIntegerProperty(this, "playhead");
    private final ReadOnlyObjectWrapper<Optional<Frame>> frame = new ReadOnlyObjectWrapper<>(this, "frame", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Change>> caused = new ReadOnlyObjectWrapper<>(this, "caused", List.of());
    private final ObjectProperty<Optional<Integer>> pinned = new SimpleObjectProperty<>(this, "pinned", Optional.empty());
    private final ObjectProperty<Optional<Span>> compared = new SimpleObjectProperty<>(this, "compared", Optional.empty());
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(this, "reading", new Reading());
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper(this, "unseen");
    private final Player player = new Player(playhead);
    private final Arrivals arrivals;
    private Optional<Place.Timeline> place = Optional.empty();

    public TimelineModel(Timelines timelines, Background background, Times times, AsOf clock, Navigator navigator) {
        this.timelines = timelines;
        this.loader = new Loader<>(background);
        this.times = times;
        this.clock = clock;
        this.navigator = navigator;
        this.arrivals = new Arrivals(timelines, background, this::grown);
        loader.state().subscribe(this::loaded);
        playhead.subscribe(this::moved);
        clock.instant().subscribe(now -> now.ifPresent(instant -> timeline().ifPresent(open -> playhead.set(open.versionAt(instant)))));
    }

    /// Shows a place: opens its stream, unless it is open, and moves the playhead there.
    public void show(Place.Timeline next) {
        place = Optional.of(next);
        shown().ifPresentOrElse(_ -> goTo(next.at()), () -> open(next));
    }

    /// Reads the stream again; the playhead stays where it is.
    public void reload() {
        place = shown().map(open -> here(open, playhead.get())).or(() -> place);
        place.ifPresent(this::open);
    }

    /// Lets the open stream grow as the log does, until the subscription ends.
    public Subscription follow(LiveLog log) {
        return arrivals.listen(log);
    }

    /// Reads what came to the open stream, without waiting for its news.
    public void catchUp() {
        arrivals.catchUp();
    }

    /// How many events came that the user has not gone to; 0 while the playhead is at the end, and in the past, where nothing comes.
    public ReadOnlyIntegerProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    /// The timeline of the place; empty while it is not read, also where an earlier one is still known.
    private Optional<Timeline> shown() {
        return timeline().filter(open -> loader.state().get() instanceof Load.Loaded<Opened>
                && place.filter(here -> here.stream().equals(open.stream())).isPresent());
    }

    /// How far the open stream is; `Idle` when none is chosen.
    public ReadOnlyObjectProperty<Load<Opened>> opened() {
        return loader.state();
    }

    /// How far it is read, while it is.
    public ReadOnlyObjectProperty<Reading> reading() {
        return reading.getReadOnlyProperty();
    }

    /// The version under the playhead; 0 is before the first event. Set it to move.
    public IntegerProperty playhead() {
        return playhead;
    }

    /// What was known at the playhead; empty while no stream is open.
    public ReadOnlyObjectProperty<Optional<Frame>> frame() {
        return frame.getReadOnlyProperty();
    }

    /// What the event under the playhead did to the state.
    public ReadOnlyObjectProperty<List<Change>> caused() {
        return caused.getReadOnlyProperty();
    }

    /// The first of two versions that shall be compared.
    public ReadOnlyObjectProperty<Optional<Integer>> pinned() {
        return pinned;
    }

    /// The versions that are compared.
    public ObjectProperty<Optional<Span>> compared() {
        return compared;
    }

    public Player player() {
        return player;
    }

    /// The open timeline.
    public Optional<Timeline> timeline() {
        return loader.state().get().known().map(Opened::timeline);
    }

    /// Moves the playhead by some events, to either side.
    public void step(int events) {
        player.pause();
        moveTo(playhead.get() + events);
    }

    /// Moves the playhead far, which Back undoes: a click on a blame, an instant that was typed.
    public void jump(int version) {
        player.pause();
        timeline().ifPresent(open -> {
            settle();
            navigator.go(here(open, version));
            moveTo(version);
        });
    }

    /// Moves the playhead to what a user typed: `v8`, `2026-11-19 14:02`, `yesterday 14:00`.
    ///
    /// @return a sentence when it cannot be gone to
    public Optional<String> jump(String text) {
        try {
            timeline().ifPresent(open -> jump(version(open, text)));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    /// Compares the version under the playhead with what a user typed.
    ///
    /// @return a sentence when it cannot be read
    public Optional<String> compareWith(String text) {
        try {
            timeline().ifPresent(open -> compared.set(Optional.of(Span.between(version(open, text), playhead.get()))));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    /// Chooses an event for a comparison: the first one waits for the second, the same one again is let go.
    public void pin(int version) {
        Optional<Integer> first = pinned.get();
        pinned.set(first.isPresent() ? Optional.empty() : Optional.of(version));
        compared.set(first.filter(other -> other != version).map(other -> Span.between(other, version)));
    }

    /// Lets go what is pinned and compared.
    public void compareNothing() {
        pinned.set(Optional.empty());
        compared.set(Optional.empty());
    }

    /// The leaves that differ between the versions that are compared.
    public List<Change> differences() {
        return timeline().flatMap(open -> compared.get().map(span -> open.changes(span.from(), span.to()))).orElse(List.of());
    }

    /// Makes the window's clock stand where the playhead does.
    public void lookFromHere() {
        timeline().filter(_ -> playhead.get() > 0)
                .ifPresent(open -> clock.at(Instant.EPOCH.plusNanos(1_000 * open.micros(playhead.get()))));
    }

    /// The playhead rests: the place says where, so that its link does too, unless the window has gone elsewhere meanwhile.
    public void settle() {
        timeline().filter(open -> navigator.place().get() instanceof Place.Timeline shown && shown.stream().equals(open.stream())).ifPresent(open -> {
            Place.Timeline here = here(open, playhead.get());
            place = Optional.of(here);
            navigator.refine(here);
        });
    }

    private void open(Place.Timeline next) {
        reading.get().cancel();
        Reading begun = new Reading();
        reading.set(begun);
        arrivals.open(next.stream());
        loader.ask(() -> Opened.of(timelines, next.stream(), begun));
    }

    private void loaded(Load<Opened> load) {
        if (load instanceof Load.Loaded<Opened>(Opened opened) && !opened.grown()) {
            compareNothing();
            unseen.set(0);
            player.play(Optional.of(opened.timeline()));
            place.ifPresent(here -> goTo(here.at()));
            refresh();
            arrivals.opened(opened);
        }
    }

    /// The playhead at the end follows once everybody knows of the events; elsewhere it stays, and in the past nothing moves.
    private void grown(Opened next) {
        int before = timeline().map(Timeline::version).orElse(0);
        boolean live = clock.instant().get().isEmpty();
        boolean follows = live && playhead.get() == before;
        player.grown(next.timeline());
        loader.put(next);
        if (next.grown()) {
            if (follows) {
                moveTo(next.timeline().version());
            } else if (live) {
                unseen.set(unseen.get() + next.timeline().version() - before);
            }
            arrivals.opened(next);
        }
    }

    private void goTo(At at) {
        timeline().ifPresent(open -> moveTo(switch (at) {
            case At.Version(int version) -> version;
            case At.Time(Instant instant) -> open.versionAt(instant);
            case At.Live() -> clock.instant().get().map(open::versionAt).orElse(open.version());
        }));
    }

    private void moveTo(int version) {
        timeline().ifPresent(open -> playhead.set(Math.clamp(version, 0, open.version())));
    }

    private void moved() {
        if (timeline().filter(open -> playhead.get() == open.version()).isPresent()) {
            unseen.set(0);
        }
        if (!loader.state().get().loading()) {
            refresh();
        }
    }

    private void refresh() {
        timeline().ifPresent(open -> {
            int version = Math.clamp(playhead.get(), 0, open.version());
            caused.set(version == 0 ? List.of() : open.changes(version - 1, version));
            frame.set(Optional.of(open.at(version)));
        });
    }

    private int version(Timeline open, String text) {
        return switch (new MomentText(times.zone().get(), times.now()).moment(text)) {
            case Moment.At(Instant instant) -> open.versionAt(instant);
            case Moment.AtVersion(int version) when version > open.version() ->
                throw new IllegalArgumentException(Views.text("timeline.jump.beyond", version, open.version()));
            case Moment.AtVersion(int version) -> version;
        };
    }

    private static Place.Timeline here(Timeline open, int version) {
        return new Place.Timeline(open.stream(), version == open.version() ? new At.Live() : new At.Version(version));
    }
}
