package hindcast.app.aggregates;

import hindcast.store.StreamSummary;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Which lines are on screen, told to the model whenever that changes; and the screen kept where it is when lines come or go
/// above it. Looks once a frame, and only while the list is in a window.
final class Window {
    private final ListView<StreamSummary> list;
    private final AggregatesModel model;
    private final Runnable look = this::look;
    private int from = -1;
    private int to = -1;

    Window(ListView<StreamSummary> list, AggregatesModel model) {
        this.list = list;
        this.model = model;
        list.sceneProperty().subscribe(this::move);
        model.rows().addListener((ListChangeListener<StreamSummary>) change -> {
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
            model.visible(first, last);
        }
    }

    private void keepPlace(ListChangeListener.Change<? extends StreamSummary> change) {
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
