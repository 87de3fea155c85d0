package hindcast.app.frame;

import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/// The list and, beside it, what was chosen from it: one screen for two kinds of place. The divider between them keeps its place when the
/// window is resized, and is remembered in pixels.
public final class MasterDetail implements Screen {
    private static final String WIDTH = "aggregates.width";
    private static final double FIRST_WIDTH = 271;

    private final Screen list;
    private final Screen detail;
    private final Screen begin;
    private final Screen find;
    private final Notice nothing = new Notice();
    private final StackPane right = new StackPane();
    private final SplitPane root;
    private boolean placed;

    /// @param detail shows what was chosen
    /// @param begin  shows what is about to be begun
    /// @param find   shows a question to all of the list
    public MasterDetail(Screen list, Screen detail, Screen begin, Screen find, Desk desk) {
        this.list = list;
        this.detail = detail;
        this.begin = begin;
        this.find = find;
        nothing.say("icon-timeline", Views.text("explore.nothing"), Views.text("explore.nothing.next"));
        root = new SplitPane(list.root(), right);
        root.getStyleClass().add("explore");
        SplitPane.setResizableWithParent(list.root(), false);
        root.widthProperty().subscribe(width -> place(width.doubleValue(), desk.remembered().number(WIDTH).orElse(FIRST_WIDTH)));
        root.getDividers().getFirst().positionProperty().subscribe(position -> {
            if (placed) {
                desk.remembered().put(WIDTH, Math.round(position.doubleValue() * root.getWidth()));
            }
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        list.show(place);
        Parent shown = switch (place) {
            case Place.Timeline _, Place.Command _ -> detail.root();
            case Place.New _ -> begin.root();
            case Place.Find _ -> find.root();
            case Place.Aggregates _, Place.Connect _, Place.Compare _, Place.Projections _, Place.Rows _ -> nothing;
        };
        if (!right.getChildren().contains(shown)) {
            right.getChildren().setAll(shown);
        }
        if (shown == detail.root()) {
            detail.show(place);
        } else if (shown == begin.root()) {
            begin.show(place);
        } else if (shown == find.root()) {
            find.show(place);
        }
    }

    @Override
    public void refresh() {
        list.refresh();
        if (right.getChildren().contains(detail.root())) {
            detail.refresh();
        }
    }

    @Override
    public void focus() {
        (right.getChildren().contains(nothing) ? list.root() : right.getChildren().getFirst()).requestFocus();
    }

    @Override
    public List<Node> actions() {
        return right.getChildren().contains(detail.root()) ? detail.actions() : list.actions();
    }

    @Override
    public void filter() {
        list.filter();
    }

    private void place(double width, double wanted) {
        if (!placed && width > 0) {
            root.setDividerPositions(wanted / width);
            placed = true;
        }
    }
}
