package hindcast.app.aggregates;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.store.StreamSummary;
import hindcast.store.aggregate.Headline.Tone;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A line of the list: id and version, below them the state and the last time.
final class AggregateCell extends ListCell<StreamSummary> {
    private final AggregatesModel model;
    private final Times times;
    private final Label id = label("text-mono-small", "id");
    private final Label version = label("text-mono-small");
    private final Label state = label("text-small", "text-muted");
    private final Label time = label("text-mono-tiny", "text-subtle");
    private final Tooltip hover = new Tooltip();
    private final VBox lines = new VBox(row(id, version), row(state, time));

    AggregateCell(AggregatesModel model, Times times) {
        this.model = model;
        this.times = times;
        lines.getStyleClass().add("lines");
        id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        version.setMinWidth(Region.USE_PREF_SIZE);
        time.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
        model.glimpses().state().subscribe(load -> show());
        model.moves().fresh().subscribe(this::tint);
        times.zone().subscribe(zone -> show());
    }

    @Override
    protected void updateItem(StreamSummary row, boolean empty) {
        super.updateItem(row, empty);
        show();
        tint();
    }

    private void tint() {
        lines.pseudoClassStateChanged(Looks.MOVED, getItem() != null && model.moves().fresh().get().contains(getItem().stream()));
    }

    private void show() {
        StreamSummary row = getItem();
        boolean shown = row != null && !isEmpty();
        setGraphic(shown ? lines : null);
        setTooltip(shown ? hover : null);
        if (!shown) {
            setAccessibleText("");
            return;
        }
        Optional<Glimpse> glimpse = model.glimpses().of(row);
        var at = glimpse.map(Glimpse::recordedAt).orElse(row.lastAt());
        boolean untold = model.past() && glimpse.isEmpty();
        id.setText(row.stream().id());
        version.setText(untold ? "" : "v" + glimpse.map(Glimpse::version).orElse(row.version()));
        time.setText(untold ? "" : times.brief(at, model.then().orElseGet(times::now)));
        String headline = glimpse.map(it -> it.headline().text()).orElse("");
        String words = headline.isEmpty() && !model.past() ? row.lastType() : headline;
        state.setText(model.query().get().type() == null ? row.stream().type() + "  ·  " + words : words);
        Tone tone = glimpse.map(it -> it.headline().tone()).orElse(Tone.NEUTRAL);
        state.pseudoClassStateChanged(Looks.BAD, tone == Tone.BAD);
        state.pseudoClassStateChanged(Looks.WARNING, tone == Tone.WARNING);
        hover.setText(row.stream() + "\n" + times.hover(at));
        setAccessibleText(row.stream() + ", " + version.getText() + ", " + words);
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private static HBox row(Label left, Label right) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(left, spring, right);
        row.getStyleClass().add("line");
        return row;
    }
}
