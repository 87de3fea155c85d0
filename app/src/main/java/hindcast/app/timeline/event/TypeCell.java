package hindcast.app.timeline.event;

import hindcast.app.fx.Mark;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

/// The type of an event with its mark, or how many there are of it in a row.
final class TypeCell extends TableCell<EventRow, EventRow> {
    private final EventTable table;
    private final Region mark = new Region();

    TypeCell(EventTable table) {
        this.table = table;
    }

    @Override
    protected void updateItem(EventRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty) {
            setGraphic(null);
            setText("");
            return;
        }
        String type = table.type(row);
        Mark.of(type).draw(mark);
        setGraphic(mark);
        setText(text(row, type));
    }

    static String text(EventRow row, String type) {
        return switch (row) {
            case EventRow.One _ -> type;
            case EventRow.Run run -> run.length() + " × " + type;
        };
    }
}
