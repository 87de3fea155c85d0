package hindcast.app.fx.lines;

import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/// The skin of a table whose lines are all of one height.
public final class LineTableSkin<T> extends TableViewSkin<T> {
    public LineTableSkin(TableView<T> table) {
        super(table);
    }

    /// What lays out the lines.
    public LineFlow<TableRow<T>> flow() {
        return (LineFlow<TableRow<T>>) getVirtualFlow();
    }

    @Override
    protected VirtualFlow<TableRow<T>> createVirtualFlow() {
        return new LineFlow<>();
    }
}
