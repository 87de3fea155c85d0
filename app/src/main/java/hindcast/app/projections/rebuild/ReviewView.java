package hindcast.app.projections.rebuild;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Notice;
import hindcast.app.fx.Views;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.projections.compare.ComparedTable;
import hindcast.app.projections.detail.QuestionPanel.Question;
import hindcast.app.projections.rebuild.Generations.Differences;
import hindcast.app.projections.rebuild.RebuildView.Asking;
import hindcast.app.projections.rebuild.course.Stand;
import hindcast.app.shell.Desk;
import hindcast.store.projection.rebuild.Review.Counts;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What a rebuild would change, before it is decided: how many rows of each kind, and every column that differs.
final class ReviewView {
    private final RebuildModel model;
    private final ReviewModel review;
    private final Asking asking;
    private final Parent root;
    @FXML
    private Label revisions;
    @FXML
    private Button discard;
    @FXML
    private Button swap;
    @FXML
    private FlowPane chips;
    @FXML
    private Label missing;
    @FXML
    private Label changed;
    @FXML
    private Label extra;
    @FXML
    private Label identical;
    @FXML
    private Label remark;
    @FXML
    private TableView<ComparedLine> table;
    @FXML
    private Notice notice;

    ReviewView(RebuildModel model, Desk desk, Asking asking) {
        this.model = model;
        this.review = model.review();
        this.asking = asking;
        root = Views.load("review", this);
        ComparedTable.on(table, "compared.rebuilt", desk.navigator(), review::more);
        table.setItems(review.lines());
        discard.disableProperty().bind(model.busy());
        review.trouble().subscribe(_ -> show(review.state().get()));
        review.state().subscribe(this::show);
        model.stand().subscribe(_ -> show(review.state().get()));
        model.busy().subscribe(() -> show(review.state().get()));
    }

    Parent root() {
        return root;
    }

    private void show(Load<Differences> load) {
        boolean known = load instanceof Load.Loaded<Differences>;
        Looks.show(chips, known);
        swap.setDisable(!known || model.busy().get());
        Looks.show(swap, !model.refused());
        Looks.show(discard, !model.refused());
        if (model.stand().get() instanceof Stand.Open open) {
            revisions.setText(Views.text("review.generation", model.name(), open.line().generation()));
        }
        switch (load) {
            case Load.Idle<Differences>() -> idle();
            case Load.Loading<Differences> _ -> notice.work(Views.text("review.comparing"));
            case Load.Loaded<Differences>(Differences found) -> show(found.counts());
            case Load.Failed<Differences>(Exception problem, var _) -> notice.fail(problem, model::compare);
        }
        boolean lines = known && load.known().map(it -> it.counts().differing() + it.counts().later() > 0).orElse(false);
        Looks.show(table, lines);
        Looks.show(notice, !lines);
        if (!known) {
            Looks.show(remark, false);
        }
    }

    private void idle() {
        notice.say("icon-check", Views.text("review.complete"), Views.text(model.refused() ? "review.refused" : "review.complete.next"));
        if (!model.refused()) {
            notice.offer(Views.text("review.compare"), model::compare);
        }
    }

    private void show(Counts counts) {
        chip(missing, "missing", counts.missing());
        chip(changed, "changed", counts.changed());
        chip(extra, "extra", counts.extra());
        identical.setText(Views.text("review.identical", counts.identical()));
        List<String> remarks = new ArrayList<>();
        if (!counts.level()) {
            remarks.add(Views.text("review.later", counts.served(), counts.rebuilt(), counts.later()));
        }
        if (!counts.added().isEmpty()) {
            remarks.add(Views.text("review.added", String.join(", ", counts.added())));
        }
        if (!counts.removed().isEmpty()) {
            remarks.add(Views.text("review.removed", String.join(", ", counts.removed())));
        }
        if (!review.trouble().get().isEmpty()) {
            remarks.add(review.trouble().get());
        }
        remark.setText(String.join(" ", remarks));
        Looks.show(remark, !remarks.isEmpty());
        notice.say("icon-check", Views.text("review.none"), Views.text("review.none.next"));
    }

    private static void chip(Label chip, String kind, long count) {
        chip.setText(Views.text("review." + kind, count));
        Tooltip hover = new Tooltip(Views.text("review." + kind + ".means"));
        chip.setTooltip(hover);
        chip.setAccessibleText(chip.getText() + ": " + hover.getText());
    }

    @FXML
    private void discard() {
        asking.ask(new Question("rebuild.cancel", model.name()), model::cancel);
    }

    @FXML
    private void swap() {
        review.state().get().known().map(Differences::counts)
                .ifPresent(counts -> asking.ask(new Question("rebuild.swap", model.name(), counts.differing()), model::swap));
    }
}
