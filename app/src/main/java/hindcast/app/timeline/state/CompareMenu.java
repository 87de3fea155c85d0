package hindcast.app.timeline.state;

import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Place;
import hindcast.app.shell.Place.At;
import hindcast.app.shell.PointText;
import hindcast.app.time.MomentText;
import hindcast.app.timeline.lane.Span;
import hindcast.app.timeline.travel.TimelineModel;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// What the version under the playhead can be compared with: its neighbour, the ends, or any version or instant that is typed. Side by side, with its
/// history, it can be compared with another aggregate too.
final class CompareMenu {
    private final TimelineModel model;
    private final MenuButton button;
    private final Desk desk;
    private final Field version = new Field("compare.prompt", this::typed);
    private final Field beside = new Field("compare.beside.prompt", this::named);

    CompareMenu(MenuButton button, TimelineModel model, Desk desk) {
        this.button = button;
        this.model = model;
        this.desk = desk;
        MenuItem newest = new MenuItem(Views.text("compare.beside.newest"));
        newest.setOnAction(_ -> model.timeline().ifPresent(open -> beside(new Place.Timeline(open.stream(), new At.Live()))));
        MenuItem title = new MenuItem(Views.text("compare.beside"));
        title.setDisable(true);
        button.getItems().setAll(item("compare.before", now -> now - 1), item("compare.first", _ -> 1), item("compare.newest", this::newest), version.item(),
                new SeparatorMenuItem(), newest, title, beside.item());
        button.setOnShown(_ -> version.focus());
    }

    private MenuItem item(String key, IntUnaryOperator other) {
        MenuItem item = new MenuItem(Views.text(key));
        item.setOnAction(_ -> {
            int now = model.playhead().get();
            model.compared().set(Optional.of(Span.between(Math.max(0, other.applyAsInt(now)), now)));
        });
        return item;
    }

    private int newest(int now) {
        return model.timeline().map(open -> open.version()).orElse(now);
    }

    private Optional<String> typed(String text) {
        return model.compareWith(text);
    }

    private Optional<String> named(String text) {
        try {
            model.timeline().ifPresent(open -> beside(
                    new PointText(new MomentText(desk.times().zone().get(), desk.times().now())).point(text).from(open.stream())));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    private void beside(Place.Timeline other) {
        model.timeline().ifPresent(open -> {
            At here = model.playhead().get() == open.version() ? new At.Live() : new At.Version(model.playhead().get());
            desk.navigator().go(new Place.Compare(new Place.Timeline(open.stream(), here), other));
        });
    }

    /// A line of the menu in which one types.
    private final class Field {
        private final TextField text = new TextField();
        private final Label problem = new Label();
        private final CustomMenuItem item = new CustomMenuItem(new VBox(text, problem), false);

        /// @param work does what is typed, or says why it cannot
        Field(String prompt, Function<String, Optional<String>> work) {
            text.setPromptText(Views.text(prompt));
            text.setAccessibleText(Views.text(prompt));
            text.setOnAction(_ -> done(work.apply(text.getText())));
            problem.getStyleClass().addAll("text-small", "problem");
            problem.managedProperty().bind(problem.textProperty().isNotEmpty());
            item.getStyleClass().add("compare-any");
        }

        MenuItem item() {
            return item;
        }

        void focus() {
            text.requestFocus();
        }

        private void done(Optional<String> refusal) {
            problem.setText(refusal.orElse(""));
            if (refusal.isEmpty()) {
                text.clear();
                button.hide();
            }
        }
    }
}
