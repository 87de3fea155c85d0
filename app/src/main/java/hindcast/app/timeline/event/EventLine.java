package hindcast.app.timeline.event;

import hindcast.app.timeline.event.EventRow.Run;
import hindcast.app.timeline.travel.TimelineModel;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// A line of the event table: past, under the playhead or future; pinned for a comparison; with Shift, a click pins.
final class EventLine extends TableRow<EventRow> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass IN_RUN = PseudoClass.getPseudoClass("in-run");
    private static final PseudoClass RUN = PseudoClass.getPseudoClass("run");

    private final EventTable table;
    private final TimelineModel model;

    EventLine(EventTable table, TimelineModel model) {
        this.table = table;
        this.model = model;
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    }

    @Override
    protected void updateItem(EventRow row, boolean empty) {
        super.updateItem(row, empty);
        look();
    }

    /// Looks as the playhead and the comparison say.
    void look() {
        EventRow row = getItem();
        int now = model.playhead().get();
        boolean openRun = row instanceof Run run && run.open();
        pseudoClassStateChanged(CURRENT, row != null && row.first() <= now && now <= row.last() && !openRun);
        pseudoClassStateChanged(FUTURE, row != null && row.first() > now);
        pseudoClassStateChanged(PINNED, row != null && pinned(row));
        pseudoClassStateChanged(RUN, row instanceof Run);
        pseudoClassStateChanged(IN_RUN, row instanceof EventRow.One one && one.inRun());
    }

    private boolean pinned(EventRow row) {
        boolean compared = model.compared().get().filter(span -> within(row, span.from()) || within(row, span.to())).isPresent();
        return compared || model.pinned().get().filter(version -> within(row, version)).isPresent();
    }

    private static boolean within(EventRow row, int version) {
        return row.first() <= version && version <= row.last();
    }

    private void press(MouseEvent press) {
        EventRow row = getItem();
        if (row == null || press.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (press.isShiftDown()) {
            model.pin(row.last());
            press.consume();
        } else if (row instanceof Run run) {
            table.toggle(run);
            press.consume();
        }
    }
}
