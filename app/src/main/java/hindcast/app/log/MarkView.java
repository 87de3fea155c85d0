package hindcast.app.log;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What stands of the log in the status bar: head and mark, which open the panel, and how fast events come. Calm as long as nothing is held.
public final class MarkView {
    private final MarkModel model;
    private final Desk desk;
    private final Button head = button("mark");
    private final Button held = button("held");
    private final HBox mark = new HBox(head, held);
    private final Label tail = new Label();

    public MarkView(MarkModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        mark.getStyleClass().add("log-mark");
        head.textProperty().bind(model.head());
        Looks.showWhile(head, model.head().isNotEmpty());
        held.setGraphic(icon("icon", "icon-warning"));
        held.textProperty().bind(model.held());
        Looks.showWhile(held, model.held().isNotEmpty());
        Region dot = icon("status-dot");
        tail.setId("tail");
        tail.getStyleClass().addAll("text-small", "tail");
        tail.setMinWidth(Region.USE_PREF_SIZE);
        tail.setGraphic(dot);
        tail.textProperty().bind(model.tailing());
        Looks.showWhile(tail, model.tailing().isNotEmpty());
        model.following().subscribe(following -> dot.pseudoClassStateChanged(Looks.LIVE, following));
        model.head().subscribe(text -> head.setAccessibleText(Views.text("mark.accessible", text)));
        model.notices().subscribe(this::say);
    }

    private Button button(String id) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("plain", "text-small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> new MarkPanel(model, desk).open(head));
        return button;
    }

    private static Region icon(String... styleClasses) {
        Region icon = new Region();
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /// Head and mark.
    public Node mark() {
        return mark;
    }

    /// How fast events come.
    public Node tail() {
        return tail;
    }

    private void say(List<String> sentences) {
        sentences.forEach(sentence -> desk.start(Views.text("mark.notice"), _ -> sentence));
    }
}
