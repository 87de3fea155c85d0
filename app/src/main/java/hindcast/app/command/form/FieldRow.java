package hindcast.app.command.form;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.store.command.Bounds;
import hindcast.store.command.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tools.jackson.core.JsonPointer;

/// One field of a form that holds no others: its name and what is asked for, where it is filled in, and below what is wrong there.
final class FieldRow extends VBox {
    /// Limits of so many digits are those of the type of number, and not worth a word.
    private static final int LONG = 10;

    private final FormModel model;
    private final Field field;
    private final JsonPointer at;
    private final Control control;
    private final Label currency = new Label();
    private final Label problem = new Label();

    FieldRow(FormModel model, Field field, JsonPointer at) {
        this.model = model;
        this.field = field;
        this.at = at;
        control = control();
        control.setId("field" + at.toString().replace('/', '-'));
        control.setAccessibleText(field.label());
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        Label name = styled(new Label(field.label()), "name");
        name.setLabelFor(control);
        HBox head = new HBox(name, styled(new Label(asked()), "hint"));
        head.getStyleClass().add("head");
        HBox line = new HBox(control, styled(currency, "currency"));
        line.getStyleClass().add("line");
        currency.setMinWidth(USE_PREF_SIZE);
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("form-field");
        getChildren().addAll(head, line, styled(problem, "field-problem"));
        Looks.show(currency, false);
        Looks.show(problem, false);
    }

    Control filledIn() {
        return control;
    }

    /// Says what is wrong here.
    void tell(Optional<String> wrong) {
        problem.setText(wrong.orElse(""));
        Looks.show(problem, wrong.isPresent());
        control.pseudoClassStateChanged(Looks.BAD, wrong.isPresent());
    }

    /// Says in which currency an amount is.
    void currency(Optional<String> code) {
        boolean money = field instanceof Field.Decimal decimal && decimal.money();
        currency.setText(code.orElse(""));
        Looks.show(currency, money && code.isPresent());
    }

    private Control control() {
        return switch (field) {
            case Field.Choice choice -> combo(choice.choices());
            case Field.Truth _ -> combo(List.of("true", "false"));
            case Field.Day _ -> day();
            case Field.Text _, Field.Whole _, Field.Decimal _, Field.Moment _, Field.Group _, Field.Many _ -> text();
        };
    }

    private TextField text() {
        TextField text = new TextField(model.shown(at));
        String example = model.hint(at);
        text.setPromptText(example.isEmpty() ? "" : Views.text("command.form.example", example));
        text.textProperty().subscribe((_, typed) -> model.type(at, field, typed));
        return text;
    }

    /// A word that is none of them stays to be seen.
    private ComboBox<String> combo(List<String> words) {
        List<String> choices = new ArrayList<>(field.required() ? List.of() : List.of(""));
        choices.addAll(words);
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().setAll(choices);
        combo.setValue(model.shown(at));
        combo.valueProperty().subscribe((_, chosen) -> model.type(at, field, chosen == null ? "" : chosen));
        return combo;
    }

    /// What is typed counts, letter by letter; the calendar only types.
    private DatePicker day() {
        DatePicker day = new DatePicker();
        day.setConverter(new DayText());
        day.getEditor().setText(model.shown(at));
        day.setPromptText(Views.text("command.form.day"));
        day.getEditor().textProperty().subscribe((_, typed) -> model.type(at, field, typed));
        return day;
    }

    private String asked() {
        List<String> words = new ArrayList<>();
        switch (field) {
            case Field.Whole whole when narrow(whole.bounds()) -> words.add(bounds(whole.bounds()));
            case Field.Decimal decimal when narrow(decimal.bounds()) -> words.add(bounds(decimal.bounds()));
            case Field.Moment _ -> words.add(Views.text("command.form.moment"));
            case Field.Text _, Field.Whole _, Field.Decimal _, Field.Choice _, Field.Truth _, Field.Day _, Field.Group _, Field.Many _ -> { }
        }
        if (!field.required()) {
            words.add(Views.text("command.form.optional"));
        }
        return String.join(" · ", words);
    }

    private static boolean narrow(Bounds bounds) {
        return !bounds(bounds).isEmpty();
    }

    private static String bounds(Bounds bounds) {
        List<String> words = new ArrayList<>();
        bounds.least().filter(limit -> limit.precision() < LONG)
                .ifPresent(limit -> words.add(Views.text("command.form.least", limit.toPlainString())));
        bounds.above().ifPresent(limit -> words.add(Views.text("command.form.above", limit.toPlainString())));
        bounds.most().filter(limit -> limit.precision() < LONG)
                .ifPresent(limit -> words.add(Views.text("command.form.most", limit.toPlainString())));
        return String.join(", ", words);
    }

    private static Label styled(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        return label;
    }
}
