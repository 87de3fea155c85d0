package hindcast.app.timeline.lane;

import hindcast.app.fx.Times;
import hindcast.store.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// What hovering over a lane tells: the event under the pointer, with its time in several zones and its age, or how long a gap is.
final class LaneHover {
    private static final double REACH = 8;

    private final Lane lane;
    private final Times times;
    private final Tooltip tip = new Tooltip();

    LaneHover(Lane lane, Times times) {
        this.lane = lane;
        this.times = times;
        tip.setShowDelay(javafx.util.Duration.millis(200));
        tip.setShowDuration(javafx.util.Duration.INDEFINITE);
        lane.setOnMouseMoved(this::move);
    }

    private void move(MouseEvent event) {
        boolean band = event.getY() >= LanePainter.BAND_TOP && event.getY() <= LanePainter.BAND_BOTTOM;
        String text = lane.scenery().filter(_ -> band).flatMap(scenery -> told(scenery, event.getX())).orElse("");
        if (text.isEmpty()) {
            Tooltip.uninstall(lane, tip);
        } else if (!text.equals(tip.getText())) {
            Tooltip.install(lane, tip);
        }
        tip.setText(text);
    }

    private Optional<String> told(Scenery scenery, double x) {
        return scenery.versionNear(x, REACH)
                .map(version -> event(scenery.points().timeline(), version))
                .or(() -> scenery.axis().gapAt(x).map(LaneHover::gap));
    }

    private String event(Timeline timeline, int version) {
        Instant recorded = Instant.EPOCH.plus(timeline.micros(version), ChronoUnit.MICROS);
        return Stream.of("v" + version + " · " + timeline.type(version), timeline.tell(version), times.hover(recorded))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String gap(Gap gap) {
        return hindcast.app.fx.Views.text("lane.gap", Times.span(Duration.of(gap.length(), ChronoUnit.MICROS)));
    }
}
