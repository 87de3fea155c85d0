package hindcast.app.projections.rebuild;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A generation: its number and what it is, and below it what it takes and when it was made.
final class GenerationCell extends ListCell<Generation> {
    private static final double MEGABYTE = 1 << 20;

    private final RebuildModel model;
    private final Times times;
    private final Label number = new Label();
    private final Label what = new Label();
    private final Label facts = new Label();
    private final Tooltip hover = new Tooltip();
    private final Button back = new Button(Views.text("rebuild.rollBack.button"));
    private final Button drop = new Button(Views.text("rebuild.drop.button"));
    private final HBox box;

    GenerationCell(RebuildModel model, Times times, Consumer<Generation> rolledBack, Consumer<Generation> dropped) {
        this.model = model;
        this.times = times;
        number.getStyleClass().add("text-strong");
        what.getStyleClass().add("badge");
        facts.getStyleClass().addAll("text-small", "text-muted");
        drop.getStyleClass().add("danger");
        HBox head = new HBox(number, what);
        head.getStyleClass().add("line");
        VBox lines = new VBox(head, facts);
        lines.getStyleClass().add("lines");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        box = new HBox(lines, spring, back, drop);
        box.getStyleClass().add("generation");
        back.setMinWidth(Region.USE_PREF_SIZE);
        drop.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> rolledBack.accept(getItem()));
        drop.setOnAction(_ -> dropped.accept(getItem()));
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Generation generation, boolean empty) {
        super.updateItem(generation, empty);
        boolean shown = generation != null && !empty;
        setGraphic(shown ? box : null);
        setTooltip(shown ? hover : null);
        if (shown) {
            show(generation);
        }
    }

    private void show(Generation generation) {
        boolean idle = !generation.serving() && !generation.rebuilding();
        number.setText(Views.text("generations.number", generation.number(), generation.revision()));
        what.setText(Views.text(generation.serving() ? "generations.serving" : generation.rebuilding() ? "generations.rebuilding" : "generations.before"));
        what.pseudoClassStateChanged(Looks.GOOD, generation.serving());
        what.pseudoClassStateChanged(Looks.ACTIVE, generation.rebuilding());
        facts.setText(Views.text("generations.facts", generation.bytes() / MEGABYTE, times.brief(generation.madeAt(), times.now()), generation.checkpoint()));
        hover.setText(times.hover(generation.madeAt()));
        Looks.show(back, idle && !model.refused() && model.made().before().equals(OptionalInt.of(generation.number())));
        Looks.show(drop, idle && !model.refused());
        back.setDisable(model.busy().get());
        drop.setDisable(model.busy().get());
        drop.setAccessibleText(Views.text("rebuild.drop", model.name(), generation.number()));
    }
}
