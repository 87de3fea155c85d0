package hindcast.app.timeline.lane;

import javafx.scene.input.KeyEvent;

/// What the keyboard does on a lane: ← → one event, Page Up and Page Down ten, Home before the first and End to the last, + and - zoom
/// at the playhead, 0 shows all, Z shows what is compared, Escape compares nothing.
final class LaneKeys {
    private static final int PAGE = 10;
    private static final double CLOSER = 1.5;

    private final Lane lane;

    LaneKeys(Lane lane) {
        this.lane = lane;
        lane.setOnKeyPressed(event -> lane.scenery().ifPresent(scenery -> press(event, scenery)));
    }

    private void press(KeyEvent event, Scenery scenery) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int count = scenery.points().moments().count();
        switch (event.getCode()) {
            case LEFT -> step(-1, count);
            case RIGHT -> step(1, count);
            case PAGE_UP -> step(-PAGE, count);
            case PAGE_DOWN -> step(PAGE, count);
            case HOME -> step(-count, count);
            case END -> step(count, count);
            case PLUS, ADD, EQUALS -> zoom(CLOSER, scenery);
            case MINUS, SUBTRACT -> zoom(1 / CLOSER, scenery);
            case DIGIT0, NUMPAD0 -> lane.look(TimeAxis::fitting);
            case Z -> lane.drawn(scenery).range().ifPresent(range -> lane.look(axis -> axis.showing(range.from(), range.to())));
            case ESCAPE -> lane.compared().set(java.util.Optional.empty());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int events, int count) {
        lane.playhead().set(Math.clamp(lane.playhead().get() + events, 0, count));
    }

    private void zoom(double factor, Scenery scenery) {
        lane.look(axis -> axis.zoom(factor, lane.drawn(scenery).x()));
    }
}
