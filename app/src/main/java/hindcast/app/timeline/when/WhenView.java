package hindcast.app.timeline.when;

import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.question.Mistake;
import hindcast.app.timeline.lane.Span;
import hindcast.store.question.Spans;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The bar in which one asks when something was so: the expression with what is wrong at its place, the spans, and the way from turn to turn.
public final class WhenView {
    private static final double LETTER = 7.3;
    private static final double SIDES = 24;

    private final WhenModel model;
    private final Parent root;
    private final Tooltip whole = new Tooltip();
    private final ReadOnlyObjectWrapper<List<Span>> held = new ReadOnlyObjectWrapper<>(this, "held", List.of());
    @FXML
    private TextField expression;
    @FXML
    private MenuButton lately;
    @FXML
    private Label spans;
    @FXML
    private Label problem;

    public WhenView(WhenModel model) {
        this.model = model;
        root = Views.load("timeline-when", this);
        Looks.showWhile(root, model.shown());
        expression.textProperty().bindBidirectional(model.text());
        spans.setTooltip(whole);
        lately.setOnShowing(_ -> lately.getItems().setAll(model.lately().stream().map(this::item).toList()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        model.told().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    /// The spans, for the lane.
    public ReadOnlyObjectProperty<List<Span>> held() {
        return held.getReadOnlyProperty();
    }

    /// Shows the bar and lets the user type; or takes it away.
    public void toggle() {
        if (model.shown().get() && expression.isFocused()) {
            close();
        } else {
            model.shown().set(true);
            expression.requestFocus();
            expression.selectAll();
        }
    }

    private MenuItem item(String text) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.ask(text));
        return item;
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getTarget() == expression && event.getCode() == KeyCode.ENTER) {
            model.turn(!event.isShiftDown());
            event.consume();
        }
    }

    private void show(Load<Told> load) {
        spans.pseudoClassStateChanged(Looks.STALE, load.loading());
        switch (load) {
            case Load.Idle<Told>() -> show("", "", false);
            case Load.Loading<Told> _ -> spans.setText(spans.getText().isEmpty() ? Views.text("when.asking") : spans.getText());
            case Load.Loaded<Told>(Told.Nothing()) -> show("", "", false);
            case Load.Loaded<Told>(Told.Wrong(Mistake mistake)) -> show("", pointed(mistake), true);
            case Load.Loaded<Told>(Told.Answered answer) -> show(answer);
            case Load.Failed<Told>(CancellationException _, var _) -> show("", "", false);
            case Load.Failed<Told>(Exception why, var _) -> show("", Problems.sentence(why), true);
        }
        held.set(WhenModel.answered(load).map(answer -> bands(answer.spans())).orElse(load.loading() ? held.get() : List.of()));
    }

    private void show(Told.Answered answer) {
        Spans found = answer.spans();
        String count = Views.text("when.spans", found.spans().size());
        show(found.spans().isEmpty() ? count : "%s · %s".formatted(answer.words(), count), doubt(answer), false);
        whole.setText(found.spans().isEmpty() ? Views.text("when.never", found.version()) : Views.text("when.tip"));
    }

    private String doubt(Told.Answered answer) {
        Spans found = answer.spans();
        return found.faults().isEmpty()
                ? answer.doubt().map(this::pointed).orElse("")
                : Views.text("when.faults", found.failed(), "v" + found.faults().getFirst().from(), found.faults().getFirst().reason());
    }

    private void show(String words, String sentence, boolean wrong) {
        spans.setText(words);
        problem.setText(sentence);
        Looks.show(problem, !sentence.isEmpty());
        problem.pseudoClassStateChanged(Looks.BAD, wrong);
    }

    /// Below the field in letters of its width: the mark is below the place where all of it is in sight.
    private String pointed(Mistake mistake) {
        boolean inSight = mistake.text().length() * LETTER < expression.getWidth() - SIDES;
        return inSight ? " ".repeat(mistake.column() - 1) + "▴ " + mistake.sentence() : mistake.excerpt();
    }

    private static List<Span> bands(Spans found) {
        return found.spans().stream().map(span -> new Span(span.from(), span.to())).toList();
    }

    @FXML
    private void before() {
        model.turn(false);
    }

    @FXML
    private void next() {
        model.turn(true);
    }

    @FXML
    private void close() {
        model.shown().set(false);
    }
}
