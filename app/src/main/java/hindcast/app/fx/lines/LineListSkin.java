package hindcast.app.fx.lines;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/// The skin of a list whose lines are all of one height.
public final class LineListSkin<T> extends ListViewSkin<T> {
    public LineListSkin(ListView<T> list) {
        super(list);
    }

    @Override
    protected VirtualFlow<ListCell<T>> createVirtualFlow() {
        return new LineFlow<>();
    }
}
