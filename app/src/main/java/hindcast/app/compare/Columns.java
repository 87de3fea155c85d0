package hindcast.app.compare;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// What a line is about, and beside it its two halves: three nodes, placed alike in the head, in every line of the state and in every line of the histories.
public final class Columns extends Pane {
    private static final double LEAST = 180;
    private static final double MOST = 280;
    private static final double SHARE = 0.18;
    private static final double BETWEEN = 12;

    public Columns() {
    }

    Columns(Node about, Node left, Node right) {
        getChildren().addAll(about, left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        return in.getTop() + in.getBottom() + getChildren().stream().mapToDouble(child -> child.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double room = getWidth() - in.getLeft() - in.getRight();
        double height = getHeight() - in.getTop() - in.getBottom();
        double about = Math.clamp(SHARE * room, LEAST, MOST);
        double half = Math.max(0, Math.floor((room - about) / 2));
        getChildren().get(0).resizeRelocate(in.getLeft(), in.getTop(), about - BETWEEN, height);
        getChildren().get(1).resizeRelocate(in.getLeft() + about, in.getTop(), Math.max(0, half - BETWEEN), height);
        getChildren().get(2).resizeRelocate(in.getLeft() + about + half, in.getTop(), half, height);
    }
}
