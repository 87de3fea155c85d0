package hindcast.app.log;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.store.log.Condition;
import hindcast.store.log.SafeMark;
import hindcast.store.log.SafeMark.Holder;
import hindcast.store.log.SafeMark.Range;
import java.util.List;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The panel of the safe mark: how far the log can be read without missing an event, who holds that back, and what it rests on. Looks again
/// each second, as long as it is open.
public final class MarkPanel {
    private static final Duration SECOND = Duration.seconds(1);
    private static final int MOST_LINES = 6;
    private static final double LINE = 28;

    private final MarkModel model;
    private final Desk desk;
    private final Parent root;
    @FXML
    private Label mark;
    @FXML
    private Label head;
    @FXML
    private Label issued;
    @FXML
    private Label range;
    @FXML
    private Label sentence;
    @FXML
    private TableView<Holder> holders;
    @FXML
    private Label open;
    @FXML
    private Label empty;
    @FXML
    private VBox conditions;
    @FXML
    private Label problem;
    @FXML
    private Button copy;

    MarkPanel(MarkModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        root = Views.load("mark", this);
        columns();
        Timeline clock = new Timeline(new KeyFrame(SECOND, _ -> model.look()));
        clock.setCycleCount(Animation.INDEFINITE);
        var shown = model.detail().subscribe(this::show);
        root.sceneProperty().subscribe((before, now) -> {
            if (now != null) {
                clock.play();
            } else if (before != null) {
                clock.stop();
                shown.unsubscribe();
            }
        });
    }

    void open(Node opener) {
        model.look();
        desk.layer().below(opener, root);
        copy.requestFocus();
    }

    private void columns() {
        column("pid", 62, holder -> holder.pid().isPresent() ? String.valueOf(holder.pid().getAsInt()) : "–");
        column("application", 120, Holder::application);
        column("user", 80, Holder::user);
        column("client", 92, Holder::client);
        column("state", 150, Holder::state);
        column("age", 60, holder -> holder.age() == null ? "" : MarkWords.age(holder.age()));
        column("since", 86, holder -> MarkWords.number(holder.floor() + 1));
        holders.setFixedCellSize(LINE);
        holders.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        holders.setSelectionModel(null);
    }

    private void column(String name, double width, Function<Holder, String> text) {
        TableColumn<Holder, String> column = new TableColumn<>(Views.text("mark.holder." + name));
        column.getStyleClass().add(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        holders.getColumns().add(column);
    }

    private void show(Load<MarkDetail> load) {
        load.known().ifPresent(this::show);
        Looks.show(problem, load instanceof Load.Failed<MarkDetail>);
        if (load instanceof Load.Failed<MarkDetail>(Exception why, var _)) {
            problem.setText(Problems.sentence(why));
        }
    }

    private void show(MarkDetail detail) {
        SafeMark found = detail.mark();
        mark.setText(MarkWords.number(found.mark()));
        head.setText(MarkWords.number(found.head()));
        issued.setText(MarkWords.number(found.issued()));
        range.setText(found.open().map(MarkWords::range).orElse(Views.text("mark.none")));
        var held = detail.words().held();
        sentence.setText(held.map(MarkPanel::asSentence).orElseGet(() -> Views.text(found.mark() == found.issued() ? "mark.decided" : "mark.givenUp")));
        sentence.pseudoClassStateChanged(Looks.WARNING, held.isPresent() && found.mark() < found.head());
        holders.getItems().setAll(found.holders());
        Looks.show(holders, !found.holders().isEmpty());
        holders.setPrefHeight(LINE * (1 + Math.min(MOST_LINES, found.holders().size())) + 2);
        open.setText(ranges(detail.open()));
        empty.setText(ranges(detail.empty()));
        conditions.getChildren().setAll(detail.conditions().stream().map(MarkPanel::line).toList());
    }

    private static String asSentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static String ranges(List<Range> ranges) {
        return ranges.isEmpty() ? Views.text("mark.none") : MarkWords.ranges(ranges);
    }

    private static HBox line(Condition condition) {
        Region dot = new Region();
        dot.getStyleClass().add("status-dot");
        dot.pseudoClassStateChanged(Looks.LIVE, condition.holds());
        dot.pseudoClassStateChanged(Looks.WARNING, !condition.holds());
        Label word = new Label(Views.text(condition.holds() ? "mark.ok" : "mark.warning"));
        word.getStyleClass().addAll("text-small", "word");
        word.pseudoClassStateChanged(Looks.WARNING, !condition.holds());
        Label sentence = new Label(condition.sentence());
        sentence.getStyleClass().add("text-small");
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox line = new HBox(dot, word, sentence);
        line.getStyleClass().add("condition");
        return line;
    }

    @FXML
    private void copy() {
        model.detail().get().known().ifPresent(detail -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(detail.text());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @FXML
    private void close() {
        desk.layer().close();
    }
}
