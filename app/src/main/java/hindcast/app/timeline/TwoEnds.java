package hindcast.app.timeline;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Two nodes at the ends of one line, or one below the other where the line is too short for both.
public final class TwoEnds extends Pane {
    private static final double BETWEEN = 16;
    private static final double BELOW = 8;
    private static final double LEFT = 240;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        double room = (width < 0 ? getWidth() : width) - in.getLeft() - in.getRight();
        double left = left().prefHeight(-1);
        double right = right().prefHeight(-1);
        return in.getTop() + in.getBottom() + (fits(room) ? Math.max(left, right) : left + BELOW + right);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double room = getWidth() - in.getLeft() - in.getRight();
        double height = getHeight() - in.getTop() - in.getBottom();
        double right = Math.min(room, right().prefWidth(-1));
        if (fits(room)) {
            left().resizeRelocate(in.getLeft(), in.getTop(), room - right - BETWEEN, height);
            right().resizeRelocate(in.getLeft() + room - right, in.getTop(), right, height);
        } else {
            double first = left().prefHeight(-1);
            left().resizeRelocate(in.getLeft(), in.getTop(), room, first);
            right().resizeRelocate(in.getLeft(), in.getTop() + first + BELOW, right, height - first - BELOW);
        }
    }

    private boolean fits(double room) {
        return Math.max(left().minWidth(-1), Math.min(LEFT, left().prefWidth(-1))) + BETWEEN + right().prefWidth(-1) <= room;
    }

    private Node left() {
        return getChildren().getFirst();
    }

    private Node right() {
        return getChildren().getLast();
    }
}
