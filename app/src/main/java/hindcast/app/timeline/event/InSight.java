package hindcast.app.timeline.event;

import hindcast.app.fx.lines.LineFlow;
import hindcast.app.fx.lines.LineTableSkin;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;

/// Keeps the line of the playhead in sight: the table is scrolled only when that line lies outside or at the edge, and then so that what came before it
/// is in sight too.
///
/// Before a frame is styled, so that its lines are styled and laid out once. That takes lines that are laid out already; where they are not
/// yet, or the frame has given the table another height or other lines, it is made good behind the layout.
final class InSight {
    private final EventTable table;
    private final Runnable before = this::before;
    private final Runnable after = this::after;
    private boolean moved;

    InSight(EventTable table) {
        this.table = table;
        table.sceneProperty().subscribe(this::scene);
    }

    /// The playhead has moved: the next frame shows where it stands.
    void follow() {
        moved = true;
        table.requestLayout();
    }

    private void scene(Scene old, Scene now) {
        if (old != null) {
            old.removePreLayoutPulseListener(before);
            old.removePostLayoutPulseListener(after);
        }
        if (now != null) {
            now.addPreLayoutPulseListener(before);
            now.addPostLayoutPulseListener(after);
        }
    }

    private void before() {
        if (moved) {
            scroll();
            table.look();
        }
    }

    private void after() {
        if (moved && table.getSkin() instanceof LineTableSkin<?> skin && skin.flow().laidOut()) {
            moved = false;
            if (scroll()) {
                skin.flow().applyCss();
                skin.flow().layout();
            }
        }
    }

    private boolean scroll() {
        int index = table.getSelectionModel().getSelectedIndex();
        if (index < 0 || !(table.getSkin() instanceof LineTableSkin<?> skin) || !skin.flow().laidOut() || seen(skin.flow(), index)) {
            return false;
        }
        int first = skin.flow().getFirstVisibleCell().getIndex();
        int last = skin.flow().getLastVisibleCell().getIndex();
        skin.flow().turnTo(Math.max(0, index - (last - first) / 3));
        return true;
    }

    private boolean seen(LineFlow<? extends TableRow<?>> flow, int index) {
        boolean below = index > flow.getFirstVisibleCell().getIndex() || index == 0;
        boolean above = index < flow.getLastVisibleCell().getIndex() || index == table.getItems().size() - 1;
        TableRow<?> line = flow.getVisibleCell(index);
        return below && above && line != null && line.getLayoutY() >= 0 && line.getLayoutY() + line.getHeight() <= flow.getHeight();
    }
}
