package hindcast.app.command.form;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.store.command.Field;
import hindcast.store.command.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tools.jackson.core.JsonPointer;

/// The fields of a form on the screen, made for the command as it stands: a row for each, those of a group below its name, a block for each element of a
/// list. They are made anew when elements come or go.
final class Fields extends VBox {
    private final FormModel model;
    private final Consumer<JsonPointer> added;
    private final SequencedMap<JsonPointer, FieldRow> rows = new LinkedHashMap<>();
    private final Map<JsonPointer, Label> lists = new LinkedHashMap<>();
    private final Label elsewhere = new Label();

    /// @param added told where an element was added
    Fields(FormModel model, Consumer<JsonPointer> added) {
        this.model = model;
        this.added = added;
        getStyleClass().add("form-fields");
        elsewhere.getStyleClass().add("field-problem");
        elsewhere.setWrapText(true);
        elsewhere.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(nodes(model.type().form(), JsonPointer.empty()));
        if (rows.isEmpty() && lists.isEmpty()) {
            Label nothing = new Label(Views.text("command.form.nothing"));
            nothing.getStyleClass().add("text-muted");
            getChildren().add(nothing);
        }
        getChildren().add(elsewhere);
    }

    /// Shows at each field what is wrong there; what is wrong elsewhere stands below.
    void tell(Optional<String> currency) {
        rows.forEach((at, row) -> {
            row.tell(model.problem(at));
            row.currency(currency.or(model::currency));
        });
        lists.forEach((at, label) -> {
            label.setText(model.problem(at).orElse(""));
            Looks.show(label, !label.getText().isEmpty());
        });
        List<String> others = model.problems().get().stream()
                .filter(problem -> !rows.containsKey(problem.at()) && !lists.containsKey(problem.at()))
                .map(problem -> problem.sentence())
                .toList();
        elsewhere.setText(String.join("\n", others));
        Looks.show(elsewhere, !others.isEmpty());
    }

    /// The first field that is to be filled in; empty when there is nothing to fill in.
    Optional<Control> first() {
        return rows.entrySet().stream().filter(row -> model.shown(row.getKey()).isEmpty()).findFirst()
                .or(() -> Optional.ofNullable(rows.firstEntry()))
                .map(row -> row.getValue().filledIn());
    }

    /// The first field within a path.
    Optional<Control> first(JsonPointer within) {
        return rows.entrySet().stream().filter(row -> row.getKey().toString().startsWith(within.toString())).findFirst()
                .map(row -> row.getValue().filledIn());
    }

    private List<Node> nodes(Form form, JsonPointer at) {
        return form.fields().stream().map(field -> node(field, at.appendProperty(field.name()))).toList();
    }

    private Node node(Field field, JsonPointer at) {
        return switch (field) {
            case Field.Group group -> group(group, at);
            case Field.Many many -> list(many, at);
            case Field.Text _, Field.Whole _, Field.Decimal _, Field.Truth _, Field.Choice _, Field.Day _, Field.Moment _ -> row(field, at);
        };
    }

    private FieldRow row(Field field, JsonPointer at) {
        FieldRow row = new FieldRow(model, field, at);
        rows.put(at, row);
        return row;
    }

    private Node group(Field.Group group, JsonPointer at) {
        VBox box = new VBox(head(group.label(), group.required()), problems(at));
        box.getChildren().addAll(nodes(group.form(), at));
        box.getStyleClass().add("form-group");
        return box;
    }

    private Node list(Field.Many many, JsonPointer at) {
        Button add = new Button(Views.text("command.form.add"));
        add.setId("add" + at.toString().replace('/', '-'));
        add.setAccessibleText(Views.text("command.form.addTo", many.label()));
        add.getStyleClass().add("small");
        add.setOnAction(_ -> added.accept(model.add(at, many)));
        HBox head = head(many.label() + " · " + model.size(at), many.required());
        head.getChildren().addAll(spring(), add);
        VBox box = new VBox(head, problems(at));
        for (int index = 0; index < model.size(at); index++) {
            box.getChildren().add(element(many, at, index));
        }
        box.getStyleClass().add("form-group");
        return box;
    }

    private Node element(Field.Many many, JsonPointer list, int index) {
        JsonPointer at = list.appendIndex(index);
        FlowPane fields = new FlowPane();
        fields.getStyleClass().add("element-fields");
        // It is as high as its lines are at the width that it has, not at the one that it would like.
        fields.prefWrapLengthProperty().bind(fields.widthProperty());
        fields.getChildren().addAll(many.element() instanceof Field.Group group ? nodes(group.form(), at) : List.of(node(many.element(), at)));
        Region cross = new Region();
        cross.getStyleClass().addAll("icon", "icon-close");
        Button remove = new Button();
        remove.setGraphic(cross);
        remove.setId("remove" + at.toString().replace('/', '-'));
        remove.getStyleClass().add("plain");
        remove.setAccessibleText(Views.text("command.form.remove", many.label(), index + 1));
        remove.setOnAction(_ -> model.remove(list, index));
        HBox.setHgrow(fields, Priority.ALWAYS);
        HBox line = new HBox(fields, remove);
        line.getStyleClass().add("form-element");
        return line;
    }

    private Label problems(JsonPointer at) {
        Label label = new Label();
        label.getStyleClass().add("field-problem");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        Looks.show(label, false);
        lists.put(at, label);
        return label;
    }

    private static HBox head(String name, boolean required) {
        Label label = new Label(name);
        label.getStyleClass().add("name");
        Label hint = new Label(required ? "" : Views.text("command.form.optional"));
        hint.getStyleClass().add("hint");
        HBox head = new HBox(label, hint);
        head.getStyleClass().add("head");
        return head;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
