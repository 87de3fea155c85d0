package hindcast.app.whatif;

import hindcast.app.fx.Looks;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/// One step of a branch in words, with what came of it.
final class StepCell extends ListCell<Integer> {
    private final WhatIfModel model;
    private final Tooltip tip = new Tooltip();

    StepCell(WhatIfModel model) {
        this.model = model;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Integer step, boolean empty) {
        super.updateItem(step, empty);
        Course course = model.course().get().known().orElse(null);
        if (empty || step == null || course == null || step >= course.steps().size()) {
            setText("");
            setTooltip(null);
            pseudoClassStateChanged(Looks.BAD, false);
            return;
        }
        setText((step + 1) + "  " + EventWords.step(course, step));
        tip.setText(getText());
        setTooltip(tip);
        pseudoClassStateChanged(Looks.BAD, EventWords.refused(course, step));
    }
}
