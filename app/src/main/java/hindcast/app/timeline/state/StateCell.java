package hindcast.app.timeline.state;

import hindcast.app.fx.Times;
import hindcast.app.timeline.state.StateRow.Tint;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A line of the state: what it is called, what it is, and at the end the version that last set it.
final class StateCell extends ListCell<StateRow> {
    private static final Map<Tint, PseudoClass> TINTS = Map.of(
            Tint.ADDED, PseudoClass.getPseudoClass("added"),
            Tint.CHANGED, PseudoClass.getPseudoClass("changed"),
            Tint.REMOVED, PseudoClass.getPseudoClass("removed"));
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final StateTree tree;
    private final Times times;
    private final IntFunction<String> blame;
    private final IntConsumer go;
    private final StackPane arrow = new StackPane(new Region());
    private final Label key = new Label();
    private final Label value = new Label();
    private final Label setBy = new Label();
    private final Tooltip tip = new Tooltip();
    private final Line line = new Line();

    StateCell(StateTree tree, Times times, IntFunction<String> blame, IntConsumer go) {
        this.tree = tree;
        this.times = times;
        this.blame = blame;
        this.go = go;
        arrow.getStyleClass().add("arrow");
        key.getStyleClass().add("key-name");
        value.getStyleClass().add("value");
        setBy.getStyleClass().add("blame");
        arrow.setOnMousePressed(this::toggle);
        setBy.setOnMousePressed(this::blamed);
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                toggle(click);
            }
        });
        tip.setOnShowing(_ -> tip.setText(hover()));
        setGraphic(line);
    }

    @Override
    protected void updateItem(StateRow row, boolean empty) {
        super.updateItem(row, empty);
        TINTS.forEach((tint, pseudo) -> pseudoClassStateChanged(pseudo, !empty && row.tint() == tint));
        // Hidden rather than taken out: what is put in again is styled from scratch.
        line.setVisible(!empty);
        if (empty) {
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        arrow.setVisible(row.branch());
        pseudoClassStateChanged(OPEN, row.branch() && tree.open(row));
        key.setText(row.key());
        value.setText(row.value().map(json -> Values.line(json, times)).orElseGet(() -> shownSize(row)));
        setBy.setText(row.setBy() == 0 || row.branch() && tree.open(row) ? "" : blame.apply(row.setBy()));
        setTooltip(tip);
        setAccessibleText(String.join(" ", key.getText(), value.getText(), setBy.getText()));
        line.requestLayout();
    }

    private String shownSize(StateRow row) {
        return row.form() == StateRow.Form.OBJECT && tree.open(row) ? "" : Values.size(row);
    }

    private String hover() {
        StateRow row = getItem();
        return row == null ? "" : row.path() + row.value().map(json -> "\n" + Values.line(json, times)
                + Values.instant(json).map(instant -> "\n" + times.hover(instant)).orElse("")).orElse("");
    }

    private void toggle(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && getItem() != null && getItem().branch()) {
            tree.toggle(getItem());
        }
    }

    private void blamed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && getItem() != null && getItem().setBy() > 0) {
            go.accept(getItem().setBy());
            event.consume();
        }
    }

    /// Places the three texts in columns. Written by hand because it runs for every line at every move of the playhead.
    private final class Line extends Region {
        private static final double INDENT = 15;
        private static final double ARROW = 14;
        private static final double VALUES = 0.36;
        private static final double LEAST_KEYS = 132;
        private static final double SPACE = 8;
        private static final double LEAST_BLAME = 34;

        Line() {
            getChildren().addAll(arrow, key, value, setBy);
        }

        @Override
        protected void layoutChildren() {
            StateRow row = getItem();
            if (row == null) {
                return;
            }
            double height = getHeight();
            double left = row.depth() * INDENT;
            double values = Math.max(Math.max(LEAST_KEYS, VALUES * getWidth()), left + ARROW + 4 * INDENT);
            double blamed = setBy.prefWidth(-1);
            double room = Math.max(0, getWidth() - values - (setBy.getText().isEmpty() ? 0 : LEAST_BLAME + SPACE));
            double wanted = Math.min(value.prefWidth(-1), room);
            double rest = Math.min(blamed, Math.max(0, getWidth() - values - wanted - SPACE));
            arrow.resizeRelocate(left, 0, ARROW, height);
            key.resizeRelocate(left + ARROW, 0, Math.max(0, values - left - ARROW - SPACE), height);
            value.resizeRelocate(values, 0, wanted, height);
            setBy.resizeRelocate(getWidth() - rest, 0, rest, height);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefHeight(double width) {
            return 0;
        }
    }
}
