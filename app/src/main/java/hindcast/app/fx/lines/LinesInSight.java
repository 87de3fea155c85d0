package hindcast.app.fx.lines;

import java.util.function.BiConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Which lines of a list or a table are on screen, told whenever that changes; and the screen kept where it is when lines come or go above it. Looks
/// once a frame, and only while the list is in a window.
public final class LinesInSight {
    private final Control list;
    private final BiConsumer<Integer, Integer> visible;
    private final Runnable look = this::look;
    private int from = -1;
    private int to = -1;

    /// @param list    a ListView or a TableView
    /// @param lines   what it shows
    /// @param visible told the first and the last line on screen
    public LinesInSight(Control list, ObservableList<?> lines, BiConsumer<Integer, Integer> visible) {
        this.list = list;
        this.visible = visible;
        list.sceneProperty().subscribe(this::move);
        lines.addListener((ListChangeListener<Object>) change -> {
            from = -1;
            while (change.next()) {
                keepPlace(change);
            }
        });
    }

    private void move(@Nullable Scene before, @Nullable Scene after) {
        if (before != null) {
            before.removePostLayoutPulseListener(look);
        }
        if (after != null) {
            after.addPostLayoutPulseListener(look);
        }
    }

    private void look() {
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null) {
            return;
        }
        int first = flow.getFirstVisibleCell().getIndex();
        int last = flow.getLastVisibleCell().getIndex();
        if (first != from || last != to) {
            from = first;
            to = last;
            visible.accept(first, last);
        }
    }

    private void keepPlace(ListChangeListener.Change<?> change) {
        int shift = change.getFrom() == 0 ? change.getAddedSize() - change.getRemovedSize() : 0;
        boolean replaced = change.getAddedSize() == change.getList().size();
        if (shift == 0 || replaced || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null) {
            return;
        }
        double offset = flow.getFirstVisibleCell().getLayoutY();
        int first = Math.max(0, flow.getFirstVisibleCell().getIndex() + shift);
        flow.scrollToTop(first);
        flow.scrollPixels(-offset);
    }
}
