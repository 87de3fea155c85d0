package hindcast.app.timeline.lane;

import hindcast.app.fx.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// A stream's events on a time axis, and the playhead that is dragged along it. It is painted at most once a frame, and only when something
/// changed; colours and fonts come from `styles/lane.css`. It changes [#playhead()] and [#compared()] and listens to them.
public final class Lane extends Region {
    private final Times times;
    private final Canvas canvas = new Canvas();
    private final Brush brush = new Brush(canvas.getGraphicsContext2D(), this::repaint);
    private final LanePainter painter = new LanePainter(brush);
    private final IntegerProperty playhead = new SimpleIntegerProperty(this, "playhead");
    private final ObjectProperty<Optional<Span>> compared = new SimpleObjectProperty<>(this, "compared", Optional.empty());
    private final ObjectProperty<List<Span>> held = new SimpleObjectProperty<>(this, "held", List.of());
    private final Set<Long> opened = new HashSet<>();
    private final Runnable follow = this::follow;
    private Optional<Scenery> scenery = Optional.empty();
    private Optional<Double> pointer = Optional.empty();
    private Optional<Scenery> bandsOf = Optional.empty();
    private List<Band> bands = List.of();
    private boolean dirty;

    public Lane(Times times) {
        this.times = times;
        getStyleClass().add("lane");
        getChildren().addAll(brush.palette, brush.tick, brush.flag, canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        playhead.subscribe(this::playheadMoved);
        compared.subscribe(this::repaint);
        held.subscribe(() -> {
            bandsOf = Optional.empty();
            repaint();
        });
        times.zone().subscribe(() -> look(axis -> axis));
        sceneProperty().subscribe(this::moved);
        new LaneMouse(this);
        new LaneKeys(this);
        new LaneHover(this, times);
    }

    /// The version that the playhead stands at; 0 is before the first event.
    public IntegerProperty playhead() {
        return playhead;
    }

    /// The versions that are compared, as a range of the lane.
    public ObjectProperty<Optional<Span>> compared() {
        return compared;
    }

    /// The versions at which something held that was asked, as bands of the lane, in their order.
    public ObjectProperty<List<Span>> held() {
        return held;
    }

    /// Shows a stream, all of it in sight.
    public void show(Points points) {
        opened.clear();
        scenery = points.moments().count() == 0 ? Optional.empty() : Optional.of(scenery(points, TimeAxis.of(points.moments(), room(), opened)));
        repaint();
    }

    /// Shows the same stream, grown: what is in sight stays where it is, and where all of it was, all of it is.
    public void grow(Points points) {
        double middle = room() / 2;
        scenery.ifPresentOrElse(shown -> {
            TimeAxis axis = TimeAxis.of(points.moments(), room(), opened).like(shown.axis(), shown.axis().time(middle));
            scenery = Optional.of(scenery(points, axis));
            repaint();
        }, () -> show(points));
    }

    /// Shows nothing.
    public void clear() {
        scenery = Optional.empty();
        repaint();
    }

    /// What is in sight; empty without events.
    Optional<Scenery> scenery() {
        return scenery;
    }

    /// Looks at another part of the time.
    void look(UnaryOperator<TimeAxis> change) {
        scenery = scenery.map(shown -> scenery(shown.points(), change.apply(shown.axis())));
        repaint();
    }

    /// Draws a gap to scale, or collapses it again.
    void toggle(Gap gap) {
        if (!opened.remove(gap.from())) {
            opened.add(gap.from());
        }
        refit(gap.from());
    }

    /// The gap at a place that the user opened before.
    Optional<Gap> openedAt(double x) {
        return scenery.flatMap(shown -> {
            Moments moments = shown.points().moments();
            int behind = moments.before(shown.axis().time(x) + 1);
            boolean between = behind > 0 && behind < moments.count() && opened.contains(moments.time(behind - 1));
            return between ? Optional.of(new Gap(moments.time(behind - 1), moments.time(behind))) : Optional.empty();
        });
    }

    /// The playhead follows the pointer from the next frame on, or stands at its version again.
    void drag(Optional<Double> x) {
        pointer = x;
        repaint();
    }

    /// Where the playhead and its flag are drawn now.
    Playhead drawn(Scenery shown) {
        Moments moments = shown.points().moments();
        int version = Math.min(playhead.get(), moments.count());
        long stands = version == 0 ? moments.time(0) : moments.inForce(version);
        double x = pointer.orElseGet(() -> shown.axis().x(stands) - (version == 0 ? TimeAxis.MARGIN / 2 : 0));
        Optional<Playhead.Range> range = compared.get().map(span -> new Playhead.Range(
                span.from() == 0 ? moments.time(0) : moments.inForce(span.from()), moments.inForce(Math.clamp(span.to(), 1, moments.count()))));
        return new Playhead(version, x, label(moments, version), range);
    }

    /// Where the flag is, for who wants to grab it.
    boolean onFlag(double x, double y) {
        return y < LanePainter.BAND_TOP && scenery.filter(shown -> {
            Playhead now = drawn(shown);
            double left = painter.flagLeft(now, shown.axis().width());
            return x >= left && x <= left + painter.flagWidth(now);
        }).isPresent();
    }

    private String label(Moments moments, int version) {
        if (version == 0) {
            return "v0";
        }
        Instant recorded = Instant.EPOCH.plus(moments.recorded(version), ChronoUnit.MICROS);
        boolean oneDay = Duration.of(moments.time(moments.count() - 1) - moments.time(0), ChronoUnit.MICROS).toDays() == 0;
        return "v" + version + " · " + (oneDay ? times.time(recorded) : times.moment(recorded));
    }

    private Scenery scenery(Points points, TimeAxis axis) {
        return Scenery.of(points, axis, times.zone().get());
    }

    private double room() {
        return Math.max(1, getWidth());
    }

    private void refit(long around) {
        look(axis -> TimeAxis.of(scenery.orElseThrow().points().moments(), room(), opened).like(axis, around));
    }

    private void playheadMoved() {
        if (playhead.get() > 0 && pointer.isEmpty()) {
            scenery.filter(shown -> playhead.get() <= shown.points().moments().count())
                    .map(shown -> shown.points().moments().inForce(playhead.get()))
                    .filter(time -> !scenery.orElseThrow().axis().inSight(time))
                    .ifPresent(time -> look(axis -> axis.revealing(time)));
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        repaint();
    }

    private void follow() {
        pointer.ifPresent(x -> scenery.ifPresent(shown -> playhead.set(shown.versionAt(x))));
    }

    private void moved(Scene before, Scene now) {
        if (before != null) {
            before.removePreLayoutPulseListener(follow);
        }
        if (now != null) {
            now.addPreLayoutPulseListener(follow);
        }
    }

    private void repaint() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            scenery.ifPresent(shown -> refit(shown.axis().time(getWidth() / 2)));
        }
        if (dirty) {
            dirty = false;
            scenery.ifPresentOrElse(shown -> painter.paint(shown, bands(shown), drawn(shown)), painter::clear);
        }
    }

    /// They do not move with the playhead, and are found anew only when what is in sight changes.
    private List<Band> bands(Scenery shown) {
        if (bandsOf.filter(known -> known == shown).isEmpty()) {
            bandsOf = Optional.of(shown);
            bands = Band.of(held.get(), shown);
        }
        return bands;
    }

    @Override
    protected double computePrefHeight(double width) {
        return LanePainter.HEIGHT;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> playhead.doubleValue();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) scenery.map(shown -> shown.points().moments().count()).orElse(0);
            case TEXT -> scenery.map(shown -> drawn(shown).label()).orElse("");
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
