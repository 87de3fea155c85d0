package hindcast.app.timeline.lane;

import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does on a lane. On the points or the flag a drag moves the playhead; above and below them, or with the middle
/// button, it pans what is zoomed in; with Shift it chooses two versions to compare. The wheel zooms at the pointer, sideways it pans.
/// A click on a gap draws it to scale, a double click there collapses it again.
final class LaneMouse {
    private static final double NOTCH = 1.0025;
    private static final double CLICK = 4;

    private enum Drag { NONE, SCRUB, PAN, RANGE }

    private final Lane lane;
    private Drag drag = Drag.NONE;
    private double pressed;
    private double last;
    private boolean moved;

    LaneMouse(Lane lane) {
        this.lane = lane;
        lane.setOnMousePressed(this::press);
        lane.setOnMouseDragged(this::drag);
        lane.setOnMouseReleased(this::release);
        lane.setOnScroll(this::scroll);
    }

    private void press(MouseEvent event) {
        lane.requestFocus();
        pressed = event.getX();
        last = pressed;
        moved = false;
        drag = lane.scenery().map(scenery -> kind(scenery, event)).orElse(Drag.NONE);
        if (drag == Drag.SCRUB && gap().isEmpty()) {
            lane.drag(Optional.of(pressed));
        }
        event.consume();
    }

    private Drag kind(Scenery scenery, MouseEvent event) {
        boolean band = event.getY() >= LanePainter.BAND_TOP && event.getY() <= LanePainter.BAND_BOTTOM;
        if (event.getButton() == MouseButton.MIDDLE) {
            return Drag.PAN;
        }
        if (event.getButton() != MouseButton.PRIMARY) {
            return Drag.NONE;
        }
        if (event.isShiftDown()) {
            return Drag.RANGE;
        }
        return band || scenery.axis().fitted() || lane.onFlag(event.getX(), event.getY()) ? Drag.SCRUB : Drag.PAN;
    }

    private void drag(MouseEvent event) {
        moved |= Math.abs(event.getX() - pressed) >= CLICK;
        switch (drag) {
            case SCRUB -> lane.drag(Optional.of(Math.clamp(event.getX(), 0, lane.getWidth())).filter(_ -> moved || gap().isEmpty()));
            case PAN -> lane.look(axis -> axis.pan(last - event.getX()));
            case RANGE -> lane.scenery().filter(_ -> moved).ifPresent(scenery ->
                    lane.compared().set(Optional.of(Span.between(scenery.versionAt(pressed), scenery.versionAt(event.getX())))));
            case NONE -> { }
        }
        last = event.getX();
    }

    private void release(MouseEvent event) {
        Optional<Gap> toggled = moved ? Optional.empty() : gap().or(() -> lane.openedAt(pressed).filter(_ -> event.getClickCount() == 2));
        lane.scenery().filter(_ -> drag == Drag.SCRUB && toggled.isEmpty())
                .ifPresent(scenery -> lane.playhead().set(scenery.versionAt(event.getX())));
        toggled.ifPresent(lane::toggle);
        drag = Drag.NONE;
        lane.drag(Optional.empty());
    }

    private Optional<Gap> gap() {
        return lane.scenery().flatMap(scenery -> scenery.axis().gapAt(pressed));
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaX() != 0 || event.isShiftDown()) {
            lane.look(axis -> axis.pan(-event.getDeltaX() - (event.isShiftDown() ? event.getDeltaY() : 0)));
        } else {
            lane.look(axis -> axis.zoom(Math.pow(NOTCH, event.getDeltaY()), event.getX()));
        }
        event.consume();
    }
}
