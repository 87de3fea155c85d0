package hindcast.app.timeline.causes;

import hindcast.app.causes.CauseLayout;
import hindcast.app.causes.CauseLayout.Badge;
import hindcast.app.causes.CauseLayout.Box;
import hindcast.app.causes.CauseWords;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// A graph as a picture that is scrolled. The canvas is as large as what is in sight, whatever the graph has.
final class GraphView extends ScrollPane {
    private final CausesModel model;
    private final Times times;
    private final Canvas canvas = new Canvas();
    private final Pane page = new Pane();
    private final GraphPainter painter = new GraphPainter(canvas.getGraphicsContext2D(), this::paint);
    private final Tooltip tip = new Tooltip();
    private Optional<CauseLayout> layout = Optional.empty();

    GraphView(CausesModel model, Times times) {
        this.model = model;
        this.times = times;
        getStyleClass().add("cause-graph");
        setAccessibleText(Views.text("causes.graph.accessible"));
        setPannable(true);
        page.getStyleClass().add("cause-page");
        setContent(page);
        page.getChildren().addAll(canvas, painter.palette, painter.name, painter.quiet);
        tip.setShowDelay(Duration.millis(300));
        viewportBoundsProperty().subscribe(this::paint);
        hvalueProperty().subscribe(this::paint);
        vvalueProperty().subscribe(this::paint);
        page.setOnMouseMoved(this::hover);
        page.setOnMouseClicked(this::click);
    }

    /// Shows a graph. Its start stays where it stood on the screen, or stands in the middle if it was not there.
    void show(CauseGraph graph) {
        Optional<Box> before = layout.flatMap(shown -> box(shown, graph.start()));
        Bounds sight = sight();
        CauseLayout now = CauseLayout.of(graph);
        layout = Optional.of(now);
        page.setPrefSize(now.width(), now.height());
        layout();
        box(now, graph.start()).ifPresent(box -> before.ifPresentOrElse(
                old -> scrollTo(sight.getMinX() + box.x() - old.x(), sight.getMinY() + box.y() - old.y()), () -> centre(box)));
        paint();
    }

    private static Optional<Box> box(CauseLayout layout, CauseNode node) {
        return layout.boxes().stream().filter(box -> box.node().equals(node)).findFirst();
    }

    void paint() {
        Bounds sight = sight();
        canvas.relocate(sight.getMinX(), sight.getMinY());
        canvas.setWidth(sight.getWidth());
        canvas.setHeight(sight.getHeight());
        Optional<CauseNode> here = model.here().map(event -> event);
        layout.ifPresent(shown -> painter.paint(shown, sight, new CauseWords(times.zone().get()), node -> here.filter(node::equals).isPresent()));
    }

    private void centre(Box box) {
        Bounds view = getViewportBounds();
        scrollTo(box.x() + CauseLayout.BOX_WIDTH / 2 - view.getWidth() / 2, box.middle() - view.getHeight() / 2);
    }

    private void scrollTo(double x, double y) {
        Bounds view = getViewportBounds();
        setHvalue(Math.clamp(x / Math.max(1, width() - view.getWidth()), 0, 1));
        setVvalue(Math.clamp(y / Math.max(1, height() - view.getHeight()), 0, 1));
    }

    private Bounds sight() {
        Bounds view = getViewportBounds();
        double x = Math.round(getHvalue() * Math.max(0, width() - view.getWidth()));
        double y = Math.round(getVvalue() * Math.max(0, height() - view.getHeight()));
        return new BoundingBox(x, y, Math.max(1, view.getWidth()), Math.max(1, view.getHeight()));
    }

    private double width() {
        return layout.map(CauseLayout::width).orElse(0.0);
    }

    private double height() {
        return layout.map(CauseLayout::height).orElse(0.0);
    }

    private void click(MouseEvent event) {
        if (event.isStillSincePress()) {
            badge(event).ifPresentOrElse(badge -> model.open(badge.branch()), () -> box(event).ifPresent(box -> model.go(box.node())));
        }
    }

    private void hover(MouseEvent event) {
        Optional<Badge> badge = badge(event);
        Optional<Box> box = box(event);
        String text = badge.map(it -> CauseWords.more(it.branch()) + "\n" + Views.text("causes.open")).or(() -> box.map(it -> told(it.node()))).orElse("");
        page.setCursor(badge.isPresent() || box.filter(it -> it.node() instanceof CauseNode.Event).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        if (text.isEmpty()) {
            Tooltip.uninstall(page, tip);
        } else if (!text.equals(tip.getText())) {
            Tooltip.install(page, tip);
        }
        tip.setText(text);
    }

    private String told(CauseNode node) {
        return switch (node) {
            case CauseNode.Event event -> event.stream() + " v" + event.version() + " · " + event.type() + "\n" + event.id() + "\n"
                    + times.hover(event.recordedAt());
            case CauseNode.Command command -> command.id();
            case CauseNode.Unknown unknown -> Views.text("causes.unknown", unknown.id());
        };
    }

    private Optional<Badge> badge(MouseEvent event) {
        return layout.flatMap(shown -> shown.badge(event.getX(), event.getY()));
    }

    private Optional<Box> box(MouseEvent event) {
        return layout.flatMap(shown -> shown.box(event.getX(), event.getY()));
    }
}
