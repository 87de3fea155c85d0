package hindcast.app.projections.rebuild;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.projections.detail.QuestionPanel.Question;
import hindcast.app.projections.rebuild.RebuildView.Asking;
import hindcast.app.shell.Desk;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ListView;

/// The generations of a projection: the one in service, the one that is being made, and those that can be taken back or dropped.
final class GenerationsView {
    private final RebuildModel model;
    private final Asking asking;
    private final Parent root;
    @FXML
    private ListView<Generation> list;
    @FXML
    private Notice notice;

    GenerationsView(RebuildModel model, Desk desk, Asking asking) {
        this.model = model;
        this.asking = asking;
        root = Views.load("generations", this);
        list.setCellFactory(_ -> new GenerationCell(model, desk.times(), this::rollBack, this::drop));
        model.made().state().subscribe(this::show);
        model.busy().subscribe(_ -> list.refresh());
        desk.times().zone().subscribe(_ -> list.refresh());
    }

    Parent root() {
        return root;
    }

    private void show(Load<List<Generation>> load) {
        list.pseudoClassStateChanged(Looks.STALE, load.loading());
        list.getItems().setAll(load.known().orElse(List.of()));
        list.refresh();
        switch (load) {
            case Load.Idle<List<Generation>>(), Load.Loading<List<Generation>> _ -> notice.work(Views.text("generations.reading"));
            case Load.Loaded<List<Generation>> _ -> notice.say("icon-empty", Views.text("generations.none"), Views.text("generations.none.next"));
            case Load.Failed<List<Generation>>(Exception problem, var _) -> notice.fail(problem, model::refresh);
        }
        Looks.show(notice, list.getItems().isEmpty());
    }

    private void rollBack(Generation generation) {
        asking.ask(new Question("rebuild.rollBack", model.name(), generation.number()), model::rollBack);
    }

    private void drop(Generation generation) {
        asking.ask(new Question("rebuild.drop", model.name(), generation.number()), reason -> model.drop(generation.number(), reason));
    }
}
