package hindcast.app.whatif;

import hindcast.app.fx.Mark;
import hindcast.store.whatif.Origin;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One event of a branch on its lane: its mark, its version, and whether it happened so.
final class PointCell extends ListCell<Integer> {
    private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");

    private final WhatIfModel model;
    private final Region mark = new Region();
    private final Region cross = new Region();
    private final Label version = new Label();
    private final Tooltip tip = new Tooltip();
    private final VBox box;

    PointCell(WhatIfModel model) {
        this.model = model;
        cross.getStyleClass().add("cross");
        StackPane point = new StackPane(mark, cross);
        point.getStyleClass().add("ring");
        version.getStyleClass().add("text-mono-small");
        box = new VBox(point, version);
        box.getStyleClass().add("branch-point");
    }

    @Override
    protected void updateItem(Integer at, boolean empty) {
        super.updateItem(at, empty);
        Course course = model.course().get().known().orElse(null);
        if (empty || at == null || course == null || at > course.version()) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            look(new Origin.Kept(0));
            return;
        }
        Origin origin = course.branch().origin(at);
        Mark.of(course.timeline().type(at)).draw(mark);
        version.setText("v" + at);
        look(origin);
        tip.setText(EventWords.of(course, at));
        setTooltip(tip);
        setAccessibleText(tip.getText());
        setGraphic(box);
    }

    private void look(Origin origin) {
        boolean struck = origin instanceof Origin.Struck;
        cross.setVisible(struck);
        pseudoClassStateChanged(STRUCK, struck);
        pseudoClassStateChanged(EDITED, origin instanceof Origin.Edited);
        pseudoClassStateChanged(ADDED, origin instanceof Origin.Added || origin instanceof Origin.Caused);
    }
}
