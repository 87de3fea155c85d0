package hindcast.app.timeline;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.timeline.travel.TimelineModel;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// Says over the end of the table how many events came while the playhead stands elsewhere, and goes to them. It moves nothing when it appears.
final class NewEvents extends StackPane {
    private static final Insets MARGIN = new Insets(0, 0, 12, 0);

    NewEvents(Node table, TimelineModel model) {
        Button chip = new Button();
        chip.setId("news");
        chip.getStyleClass().add("news");
        chip.setTooltip(new Tooltip(Views.text("timeline.news.tip")));
        chip.setOnAction(_ -> model.timeline().ifPresent(open -> model.step(open.version())));
        model.unseen().subscribe(count -> chip.setText(Views.text("timeline.news", count.intValue())));
        Looks.showWhile(chip, model.unseen().greaterThan(0));
        setAlignment(chip, Pos.BOTTOM_CENTER);
        setMargin(chip, MARGIN);
        getChildren().addAll(table, chip);
    }
}
