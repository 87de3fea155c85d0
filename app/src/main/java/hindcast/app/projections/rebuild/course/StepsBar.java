package hindcast.app.projections.rebuild.course;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.projections.rebuild.course.Stand.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The steps of a rebuild in a row, each with its number, or a tick where it is done.
public final class StepsBar extends HBox {
    private final List<Label> words = new ArrayList<>();
    private final List<Label> numbers = new ArrayList<>();

    public StepsBar() {
        getStyleClass().add("steps");
        for (Step step : Step.values()) {
            if (step.ordinal() > 0) {
                Region line = new Region();
                line.getStyleClass().add("between");
                HBox.setHgrow(line, Priority.ALWAYS);
                getChildren().add(line);
            }
            Label number = new Label();
            number.getStyleClass().add("number");
            number.setMinWidth(USE_PREF_SIZE);
            Label word = new Label(Views.text("rebuild.step." + step), number);
            word.getStyleClass().add("step");
            word.setMinWidth(USE_PREF_SIZE);
            words.add(word);
            numbers.add(number);
            getChildren().add(word);
        }
    }

    /// Shows which step is being made; those before it are done.
    ///
    /// @param all whether that one is done too
    public void show(Step at, boolean all) {
        for (Step step : Step.values()) {
            boolean done = step.compareTo(at) < 0 || all;
            boolean now = step == at && !all;
            Label word = words.get(step.ordinal());
            numbers.get(step.ordinal()).setText(done ? "✓" : String.valueOf(step.ordinal() + 1));
            word.pseudoClassStateChanged(Looks.GOOD, done);
            word.pseudoClassStateChanged(Looks.ACTIVE, now);
            word.setAccessibleText(Views.text(done ? "rebuild.step.done" : now ? "rebuild.step.now" : "rebuild.step.later", word.getText()));
        }
    }
}
