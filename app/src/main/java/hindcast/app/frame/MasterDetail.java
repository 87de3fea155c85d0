package hindcast.app.frame;

import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Screen;
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
    private final Notice nothing = new Notice();
    private final StackPane right = new StackPane();
    private final SplitPane root;
    private boolean placed;

    public MasterDetail(Screen list, Screen detail, Desk desk) {
        this.list = list;
        this.detail = detail;
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
            case Place.Timeline timeline -> detail.root();
            case Place.Aggregates _, Place.Connect _, Place.Projections _, Place.Rows _ -> nothing;
        };
        if (!right.getChildren().contains(shown)) {
            right.getChildren().setAll(shown);
        }
        if (place instanceof Place.Timeline) {
            detail.show(place);
        }
    }

    @Override
    public void refresh() {
        list.refresh();
        if (!right.getChildren().contains(nothing)) {
            detail.refresh();
        }
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
