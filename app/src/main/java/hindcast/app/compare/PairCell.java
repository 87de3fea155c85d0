package hindcast.app.compare;

import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.timeline.state.Paths;
import hindcast.app.timeline.state.StateRow;
import hindcast.app.timeline.state.StateTree;
import hindcast.app.timeline.state.Values;
import hindcast.app.timeline.travel.Blame;
import hindcast.store.timeline.Tree;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A line of two states: what it is called, and what it is in either, with the version that last set it there.
final class PairCell extends ListCell<StateRow> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final double INDENT = 15;

    private final StateTree tree;
    private final Times times;
    private final Supplier<Optional<Answer>> answer;
    private final Region indent = new Region();
    private final StackPane arrow = new StackPane(new Region());
    private final Label key = new Label();
    private final Label sign = new Label();
    private final Value left;
    private final Value right;
    private final Tooltip tip = new Tooltip();
    private final Columns line;

    /// @param go goes to a version of a half
    PairCell(StateTree tree, Times times, Supplier<Optional<Answer>> answer, BiConsumer<Half, Integer> go) {
        this.tree = tree;
        this.times = times;
        this.answer = answer;
        left = new Value(Half.LEFT, go);
        right = new Value(Half.RIGHT, go);
        arrow.getStyleClass().add("arrow");
        key.getStyleClass().add("key-name");
        key.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(key, Priority.ALWAYS);
        sign.getStyleClass().addAll("text-mono-small", "sign");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        HBox about = new HBox(indent, arrow, key, sign);
        about.getStyleClass().add("about");
        line = new Columns(about, left, right);
        arrow.setOnMousePressed(this::toggle);
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                toggle(click);
            }
        });
        tip.setOnShowing(_ -> tip.setText(getItem() == null ? "" : Paths.text(getItem().path()) + "\n" + left.whole() + "\n" + right.whole()));
        setPrefWidth(0);
        setGraphic(line);
    }

    @Override
    protected void updateItem(StateRow row, boolean empty) {
        super.updateItem(row, empty);
        Answer shown = empty ? null : answer.get().orElse(null);
        line.setVisible(shown != null);
        pseudoClassStateChanged(DIFFERS, shown != null && differs(shown, row));
        if (shown == null) {
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        indent.setMinWidth(row.depth() * INDENT);
        arrow.setVisible(row.branch());
        pseudoClassStateChanged(OPEN, row.branch() && tree.open(row));
        key.setText(row.key());
        Optional<Tree> one = shown.left().find(row.path());
        Optional<Tree> other = shown.right().find(row.path());
        sign.setText(!differs(shown, row) ? "" : one.isEmpty() ? ">" : other.isEmpty() ? "<" : "≠");
        boolean quiet = row.branch() && tree.open(row) && brief(one).equals(brief(other));
        left.show(shown, one, quiet, row);
        right.show(shown, other, quiet, row);
        setTooltip(tip);
        setAccessibleText(Views.text(differs(shown, row) ? "compare.line.differs" : "compare.line.same", Paths.text(row.path()), brief(one), brief(other)));
    }

    /// A leaf that differs, or a closed branch that hides one.
    private boolean differs(Answer shown, StateRow row) {
        return row.tint() != StateRow.Tint.NONE || row.form() != StateRow.Form.RANGE && row.branch() && !tree.open(row) && shown.above().contains(row.path());
    }

    private String brief(Optional<Tree> node) {
        return node.map(it -> Values.brief(it, times)).orElseGet(() -> Views.text("compare.absent"));
    }

    private void toggle(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && getItem() != null && getItem().branch()) {
            tree.toggle(getItem());
        }
    }

    /// What stands in one of the two.
    private final class Value extends HBox {
        private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

        private final Half half;
        private final Label value = new Label();
        private final Label setBy = new Label();
        private int version;

        Value(Half half, BiConsumer<Half, Integer> go) {
            this.half = half;
            getStyleClass().add("pair-value");
            value.getStyleClass().add("value");
            value.setTextOverrun(OverrunStyle.ELLIPSIS);
            setBy.getStyleClass().add("blame");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            setBy.setMinWidth(0);
            getChildren().addAll(value, space, setBy);
            setBy.setOnMousePressed(press -> {
                if (press.getButton() == MouseButton.PRIMARY && version > 0) {
                    go.accept(half, version);
                    press.consume();
                }
            });
        }

        void show(Answer shown, Optional<Tree> node, boolean quiet, StateRow row) {
            version = node.filter(_ -> !(row.branch() && tree.open(row))).map(Tree::setBy).orElse(0);
            value.setText(quiet || row.form() == StateRow.Form.RANGE ? "" : brief(node));
            value.pseudoClassStateChanged(ABSENT, node.isEmpty());
            setBy.setText(version == 0 ? "" : Blame.of(half.of(shown.comparison()).timeline(), version));
        }

        String whole() {
            return value.getText();
        }
    }
}
