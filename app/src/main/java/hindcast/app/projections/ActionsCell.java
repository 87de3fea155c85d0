package hindcast.app.projections;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.projections.lag.DecisionModel;
import hindcast.app.projections.lag.DecisionModel.Kind;
import hindcast.app.projections.lag.Line;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

/// What can be done with a projection: stop or start it, and more in a menu. Where nothing can be decided, only what looks is there.
final class ActionsCell extends TableCell<Line, Status> {
    private final DecisionModel decisions;
    private final Button decide = new Button();
    private final MenuItem rows = new MenuItem(Views.text("projections.rows"));
    private final MenuItem rebuild = new MenuItem(Views.text("projections.rebuild"));
    private final MenuItem verify = new MenuItem(Views.text("projections.verify"));
    private final MenuItem link = new MenuItem(Views.text("projections.copyLink"));
    private final MenuButton more = new MenuButton("…", null, rows, rebuild, verify, link);
    private final HBox box = new HBox(decide, more);

    /// What the entries of the menu do with a projection's name.
    record Menu(Consumer<String> rows, Consumer<String> rebuild, Consumer<String> verify, Consumer<String> copyLink) {
    }

    ActionsCell(DecisionModel decisions, BiConsumer<Kind, String> asked, Menu menu) {
        this.decisions = decisions;
        box.getStyleClass().add("actions");
        more.getStyleClass().add("more");
        more.setAccessibleText(Views.text("projections.more"));
        decide.setOnAction(_ -> asked.accept(kind(getItem()), getItem().name()));
        rows.setOnAction(_ -> menu.rows().accept(getItem().name()));
        rebuild.setOnAction(_ -> menu.rebuild().accept(getItem().name()));
        verify.setOnAction(_ -> menu.verify().accept(getItem().name()));
        link.setOnAction(_ -> menu.copyLink().accept(getItem().name()));
        decide.disableProperty().bind(decisions.busy());
        decisions.refused().subscribe(() -> look());
    }

    @Override
    protected void updateItem(Status status, boolean empty) {
        super.updateItem(status, empty);
        setGraphic(empty || status == null ? null : box);
        look();
    }

    private void look() {
        Status status = getItem();
        if (status != null && !isEmpty()) {
            Kind kind = kind(status);
            decide.setText(Views.text("decision.button." + kind));
            decide.setAccessibleText(Views.text("decision." + kind, status.name()));
            Looks.show(decide, !decisions.refused().get() && status.generation() > 0);
            rows.setDisable(status.generation() == 0);
            rebuild.setVisible(!decisions.refused().get());
            rebuild.setDisable(status.generation() == 0);
        }
    }

    private static Kind kind(Status status) {
        return status.state() == State.STOPPED ? Kind.START : Kind.STOP;
    }
}
