package hindcast.app.whatif;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.state.StateTree;
import hindcast.app.timeline.travel.Blame;
import hindcast.store.timeline.Frame;
import hindcast.store.whatif.Origin;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// The version of the branch that is looked at: its state, and what can be supposed about its event.
final class PointView {
    private final WhatIfModel model;
    private final StateTree tree;
    private final Parent root;
    private boolean adding;
    @FXML
    private Label title;
    @FXML
    private Label trouble;
    @FXML
    private Pane actions;
    @FXML
    private Button strike;
    @FXML
    private Button restore;
    @FXML
    private Button edit;
    @FXML
    private Button add;
    @FXML
    private Pane editor;
    @FXML
    private ComboBox<String> types;
    @FXML
    private TextArea payload;
    @FXML
    private Label problem;
    @FXML
    private StackPane holder;

    PointView(WhatIfModel model, Desk desk) {
        this.model = model;
        tree = new StateTree(desk.times(), this::blame, model::select);
        root = Views.load("whatif-point", this);
        holder.getChildren().add(tree);
        model.course().subscribe(load -> {
            if (load instanceof Load.Loaded<Course>) {
                show();
            }
        });
        model.selected().subscribe(_ -> show());
    }

    Parent root() {
        return root;
    }

    /// Whether a payload is being written.
    boolean isEditing() {
        return editor.isVisible();
    }

    private void show() {
        if (model.course().get() instanceof Load.Loaded<Course>(Course course) && model.selected().get() <= course.version()) {
            show(course, model.selected().get());
        }
    }

    private void show(Course course, int version) {
        title.setText(version == 0 ? Views.text("state.banner.before") : EventWords.of(course, version));
        Optional<Origin> origin = version == 0 ? Optional.empty() : Optional.of(course.branch().origin(version));
        boolean given = course.changeable(version);
        boolean changed = origin.filter(it -> it instanceof Origin.Struck || it instanceof Origin.Edited).isPresent();
        Looks.show(strike, given && !(origin.orElse(null) instanceof Origin.Struck));
        Looks.show(restore, changed);
        Looks.show(edit, given && !(origin.orElse(null) instanceof Origin.Struck));
        Looks.show(add, course.aggregate().isPresent() && (given || version == 0));
        cancel();
        Frame frame = course.timeline().at(version);
        trouble.setText(frame instanceof Frame.Broken broken ? Views.text("whatif.broken", "v" + broken.brokenAt(), broken.reason()) : "");
        Looks.show(trouble, frame instanceof Frame.Broken);
        Frame.State state = switch (frame) {
            case Frame.State known -> known;
            case Frame.Broken broken -> broken.last();
        };
        tree.show(state.tree(), version == 0 ? List.of() : course.timeline().changes(version - 1, version));
    }

    private String blame(int version) {
        return model.course().get().known().filter(course -> version > 0 && version <= course.version())
                .map(course -> Blame.of(course.timeline(), version)).orElse("");
    }

    private void open(boolean withType, String text) {
        adding = withType;
        Looks.show(types, withType);
        Looks.show(editor, true);
        Looks.show(actions, false);
        payload.setText(text);
        tell(Optional.empty());
        payload.requestFocus();
    }

    private void tell(Optional<String> why) {
        problem.setText(why.map(it -> Views.text("whatif.problem", it)).orElse(""));
        Looks.show(problem, why.isPresent());
    }

    @FXML
    private void strike() {
        model.strike(model.selected().get());
    }

    @FXML
    private void restore() {
        model.restore(model.selected().get());
    }

    @FXML
    private void edit() {
        open(false, model.payload(model.selected().get()));
    }

    @FXML
    private void add() {
        types.getItems().setAll(model.types());
        types.getSelectionModel().selectFirst();
        model.course().get().known().filter(course -> model.selected().get() > 0)
                .map(course -> course.timeline().type(model.selected().get())).filter(types.getItems()::contains)
                .ifPresent(types.getSelectionModel()::select);
        open(true, model.sample(types.getValue()));
    }

    @FXML
    private void typed() {
        if (adding && types.getValue() != null) {
            payload.setText(model.sample(types.getValue()));
        }
    }

    @FXML
    private void apply() {
        int version = model.selected().get();
        tell(adding ? model.add(version + 1, types.getValue(), payload.getText()) : model.edit(version, payload.getText()));
    }

    @FXML
    void cancel() {
        adding = false;
        Looks.show(editor, false);
        Looks.show(actions, true);
    }
}
