package hindcast.app.projections.rows;

import hindcast.store.projection.admin.RowValues;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Which rows are on screen, told to the model whenever that changes; and the screen kept where it is when rows come or go above it.
final class RowsInSight {
    private final TableView<RowValues> table;
    private final RowsModel model;
    private final Runnable look = this::look;
    private int from = -1;
    private int to = -1;

    RowsInSight(TableView<RowValues> table, RowsModel model) {
        this.table = table;
        this.model = model;
        table.sceneProperty().subscribe(this::move);
        model.rows().addListener((ListChangeListener<RowValues>) change -> {
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
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null) {
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

    private void keepPlace(ListChangeListener.Change<? extends RowValues> change) {
        int shift = change.getFrom() == 0 ? change.getAddedSize() - change.getRemovedSize() : 0;
        boolean replaced = change.getAddedSize() == change.getList().size();
        if (shift == 0 || replaced || !(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null) {
            return;
        }
        double offset = flow.getFirstVisibleCell().getLayoutY();
        int first = Math.max(0, flow.getFirstVisibleCell().getIndex() + shift);
        flow.scrollToTop(first);
        flow.scrollPixels(-offset);
    }
}
