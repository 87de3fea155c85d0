package hindcast.app.compare;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.shell.Place.At;
import hindcast.app.shell.PointText;
import hindcast.app.time.Moment;
import hindcast.app.time.MomentText;
import hindcast.app.timeline.travel.Reading;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Two sides beside each other. Each stream is read once; another version of it is compared without reading it again, and never on the toolkit's thread.
public final class CompareModel {
    private final Source source;
    private final Loader<Answer> loader;
    private final Times times;
    private final AsOf clock;
    private final Navigator navigator;
    private Reading reading = new Reading();
    private Optional<Place.Compare> place = Optional.empty();

    public CompareModel(Source source, Background background, Times times, AsOf clock, Navigator navigator) {
        this.source = source;
        this.loader = new Loader<>(background);
        this.times = times;
        this.clock = clock;
        this.navigator = navigator;
        clock.instant().subscribe((_, _) -> ask(known()));
    }

    /// How far the comparison is.
    ReadOnlyObjectProperty<Load<Answer>> answer() {
        return loader.state();
    }

    /// How far it is read, while it is.
    Reading reading() {
        return reading;
    }

    /// What is compared; empty before anything is.
    Optional<Place.Compare> place() {
        return place;
    }

    /// Compares what a place says, unless it is compared already.
    void show(Place.Compare next) {
        if (!place.equals(Optional.of(next)) || loader.state().get() instanceof Load.Failed<Answer>) {
            place = Optional.of(next);
            ask(known());
        }
    }

    /// Reads both again.
    void reload() {
        ask(Map.of());
    }

    /// Nobody waits for it any more.
    void cancel() {
        reading.cancel();
    }

    /// The two change their places.
    void swap() {
        place.ifPresent(now -> refine(new Place.Compare(now.right(), now.left())));
    }

    /// Moves a half by some versions.
    void step(Half half, int versions) {
        side(half).ifPresent(side -> to(half, at(half).orElseGet(side::version) + versions));
    }

    /// Moves a half to a version, or as far as there are any.
    void to(Half half, int version) {
        place.ifPresent(now -> side(half).ifPresent(side -> {
            int newest = side.timeline().version();
            At at = version >= newest && clock.instant().get().isEmpty() ? new At.Live() : new At.Version(Math.clamp(version, 0, newest));
            refine(half.with(now, new Place.Timeline(half.of(now).stream(), at)));
        }));
    }

    /// Puts another aggregate on a half, which Back undoes: `Order/9c1b`, `9c1b@v3`.
    ///
    /// @return a sentence when it cannot be read
    Optional<String> choose(Half half, String text) {
        try {
            place.ifPresent(now -> go(half.with(now, new PointText(moments()).aggregate(text).from(half.of(now).stream()))));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    /// Takes one of those that may be meant.
    void choose(Half half, StreamId stream) {
        place.ifPresent(now -> go(half.with(now, new Place.Timeline(stream, half.of(now).at()))));
    }

    /// Moves a half to what a user typed, which Back undoes: `v8`, `yesterday 14:00`; nothing is the newest version.
    ///
    /// @return a sentence when it cannot be gone to
    Optional<String> jump(Half half, String text) {
        try {
            String words = text.strip().matches("\\d{1,9}") ? "v" + text.strip() : text;
            At at = words.isBlank() ? new At.Live() : switch (moments().moment(words)) {
                case Moment.At(Instant instant) -> new At.Time(instant);
                case Moment.AtVersion(int version) when version > side(half).map(side -> side.timeline().version()).orElse(version) ->
                    throw new IllegalArgumentException(
                            Views.text("timeline.jump.beyond", version, side(half).map(side -> side.timeline().version()).orElse(0)));
                case Moment.AtVersion(int version) -> new At.Version(version);
            };
            place.ifPresent(now -> go(half.with(now, new Place.Timeline(half.of(now).stream(), at))));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    private MomentText moments() {
        return new MomentText(times.zone().get(), times.now());
    }

    /// The version that was asked for last: the answer may be on its way.
    private Optional<Integer> at(Half half) {
        return place.map(half::of).flatMap(side -> side.at() instanceof At.Version(int version) ? Optional.of(version) : Optional.empty());
    }

    private Optional<Side> side(Half half) {
        return loader.state().get().known().map(answer -> half.of(answer.comparison()))
                .filter(side -> place.filter(now -> half.of(now).stream().equals(side.timeline().stream())).isPresent());
    }

    private void refine(Place.Compare next) {
        show(next);
        navigator.refine(next);
    }

    private void go(Place.Compare next) {
        show(next);
        navigator.go(next);
    }

    private Map<StreamId, Timeline> known() {
        Map<StreamId, Timeline> known = new ConcurrentHashMap<>();
        loader.state().get().known().map(Answer::comparison).ifPresent(last -> {
            for (Half half : Half.values()) {
                Timeline timeline = half.of(last).timeline();
                if (timeline.version() > 0) {
                    known.put(timeline.stream(), timeline);
                }
            }
        });
        return known;
    }

    private void ask(Map<StreamId, Timeline> known) {
        place.ifPresent(wanted -> {
            reading.cancel();
            Reading begun = new Reading();
            reading = begun;
            Optional<Instant> then = clock.instant().get();
            Map<StreamId, Timeline> read = new ConcurrentHashMap<>(known);
            loader.ask(() -> answer(side(wanted.left(), read, begun, then), side(wanted.right(), read, begun, then)));
        });
    }

    private Answer answer(Side left, Side right) {
        return Answer.of(Comparison.of(left, right), source);
    }

    private Side side(Place.Timeline wanted, Map<StreamId, Timeline> read, Reading begun, Optional<Instant> then) {
        Timeline timeline = read.computeIfAbsent(wanted.stream(), stream -> source.open(stream, begun));
        return new Side(timeline, switch (wanted.at()) {
            case At.Version(int version) -> Math.min(version, timeline.version());
            case At.Time(Instant instant) -> timeline.versionAt(instant);
            case At.Live() -> then.map(timeline::versionAt).orElse(timeline.version());
        });
    }
}
