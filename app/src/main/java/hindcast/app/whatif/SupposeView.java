package hindcast.app.whatif;

import hindcast.app.command.OfferCell;
import hindcast.app.command.PreviewView;
import hindcast.app.command.form.FormModel;
import hindcast.app.command.form.FormView;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The commands at the end of the branch: the list, or the form of one with what it would do there.
final class SupposeView {
    private final WhatIfModel model;
    private final FormView form = new FormView();
    private final Parent root;
    @FXML
    private HBox head;
    @FXML
    private Label title;
    @FXML
    private Label none;
    @FXML
    private ListView<Offer> offers;
    @FXML
    private ScrollPane filling;
    @FXML
    private VBox parts;
    @FXML
    private HBox foot;
    @FXML
    private Button give;

    SupposeView(WhatIfModel model, Desk desk) {
        this.model = model;
        root = Views.load("whatif-command", this);
        parts.getChildren().addAll(form.root(), new PreviewView(model.preview(), () -> model.course().get().known().flatMap(Course::here), desk).root());
        offers.setPlaceholder(none);
        offers.setCellFactory(_ -> new OfferCell());
        offers.setOnMouseClicked(_ -> choose());
        offers.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        model.course().subscribe(this::show);
        model.form().subscribe(this::fill);
        model.preview().subscribe(told -> give.setDisable(told.filter(it -> !(it instanceof Preview.Unread)).isEmpty()));
    }

    Parent root() {
        return root;
    }

    void focus() {
        if (model.form().get().isPresent()) {
            form.focus();
        } else {
            offers.requestFocus();
        }
    }

    private void show(Load<Course> load) {
        if (load instanceof Load.Loaded<Course>(Course course)) {
            offers.getItems().setAll(course.offers());
            course.here().ifPresent(end -> form.currency(end.prospect().currency()));
        }
    }

    private void fill(Optional<FormModel> filled) {
        Looks.show(head, filled.isPresent());
        Looks.show(filling, filled.isPresent());
        Looks.show(foot, filled.isPresent());
        Looks.show(offers, filled.isEmpty());
        title.setText(filled.map(it -> it.type().label()).orElse(""));
        filled.ifPresentOrElse(form::show, form::clear);
        filling.setVvalue(0);
    }

    private void choose() {
        Offer chosen = offers.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.fillIn(chosen);
        }
    }

    @FXML
    private void back() {
        model.leave();
    }

    @FXML
    private void give() {
        model.give();
    }
}
