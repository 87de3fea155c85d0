package hindcast.app.fx.lines;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.skin.VirtualFlow;

/// What lays out the lines of a list or a table, for lines that are all of one height.
///
/// JavaFX styles every line a second time while it lays it out, because its height could depend on its style. Here it cannot: a line that shows
/// the same item as when the frame was styled is left as it is. Styling is most of what a frame costs.
public final class LineFlow<L extends IndexedCell<?>> extends VirtualFlow<L> {
    @Override
    protected void setCellIndex(L line, int index) {
        if (line.getIndex() == index) {
            Object styled = line.getItem();
            line.updateIndex(index);
            if (line.getItem() == styled) {
                return;
            }
        }
        super.setCellIndex(line, index);
    }

    /// Scrolls to another place. Each line stays where it is and shows what is there from now on; left to itself, JavaFX would hand the lines out
    /// in reverse, and nearly all would have to look different. Called before a frame is styled.
    ///
    /// @param first the index of the line that is to be at the top; what lies too near the end for that comes as far up as it can
    public void turnTo(int first) {
        List<L> lines = inSight();
        int top = Math.max(0, Math.min(first, getCellCount() - lines.size()));
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).updateIndex(top + i);
        }
        scrollToTop(first);
    }

    /// Whether lines are laid out, so that it can be told which ones are in sight.
    public boolean laidOut() {
        return getFirstVisibleCell() != null;
    }

    private List<L> inSight() {
        return IntStream.rangeClosed(getFirstVisibleCell().getIndex(), getLastVisibleCell().getIndex()).mapToObj(this::getVisibleCell).toList();
    }
}
