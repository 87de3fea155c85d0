package hindcast.app.timeline.causes;

import hindcast.app.causes.CauseTree;
import hindcast.app.causes.CauseWords;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Mark;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.causes.CauseNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the tree of causes: what, of which aggregate, and how long after its cause.
final class CauseCell extends TreeCell<CauseLine> {
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Times times;
    private final Predicate<CauseNode> here;
    private final Region mark = new Region();
    private final Label title = new Label();
    private final Label place = new Label();
    private final Label after = new Label();
    private final HBox line = new HBox(mark, title, place, after);
    private final Tooltip tip = new Tooltip();

    /// @param here whether the playhead stands at a node
    CauseCell(Times times, Predicate<CauseNode> here) {
        this.times = times;
        this.here = here;
        line.getStyleClass().add("cause-line");
        line.setPrefWidth(0);
        title.setMinWidth(Region.USE_PREF_SIZE);
        place.getStyleClass().addAll("text-muted", "text-small");
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        after.getStyleClass().addAll("text-subtle", "text-small");
        after.setMinWidth(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable CauseLine item, boolean empty) {
        super.updateItem(item, empty);
        boolean unknown = false;
        boolean current = false;
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
        } else {
            setGraphic(line);
            setTooltip(tip);
            switch (item) {
                case CauseLine.Node(CauseTree tree) -> {
                    unknown = tree.node() instanceof CauseNode.Unknown;
                    current = here.test(tree.node());
                    show(tree);
                }
                case CauseLine.More(var branch) -> {
                    Looks.show(mark, false);
                    write(CauseWords.more(branch), "", "");
                    tip.setText(Views.text("causes.open"));
                }
            }
        }
        pseudoClassStateChanged(UNKNOWN, unknown);
        pseudoClassStateChanged(CURRENT, current);
    }

    /// As wide as there is room, so that the times stand below each other.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        line.resize(getWidth() - snappedRightInset() - line.getLayoutX(), line.getHeight());
    }

    private void show(CauseTree tree) {
        String elapsed = Optional.ofNullable(tree.edge()).flatMap(edge -> edge.elapsed()).map(span -> "+" + CauseWords.elapsed(span)).orElse("")
                .replace("+-", "-");
        String again = tree.cycle() ? Views.text("causes.cycle") : tree.again() ? Views.text("causes.again") : elapsed;
        switch (tree.node()) {
            case CauseNode.Event event -> {
                Mark.of(event.type()).draw(mark);
                Looks.show(mark, true);
                write(event.type(), event.stream() + " v" + event.version(), again);
                tip.setText(String.join("\n", List.of(event.stream() + " v" + event.version(), event.id(), times.hover(event.recordedAt()))));
            }
            case CauseNode.Command command -> other(command, again);
            case CauseNode.Unknown unknown -> other(unknown, again);
        }
    }

    private void other(CauseNode node, String again) {
        Looks.show(mark, false);
        write(CauseWords.title(node), node.id(), again);
        tip.setText(node instanceof CauseNode.Unknown ? Views.text("causes.unknown", node.id()) : node.id());
    }

    private void write(String what, String where, String when) {
        title.setText(what);
        place.setText(where);
        after.setText(when);
    }
}
