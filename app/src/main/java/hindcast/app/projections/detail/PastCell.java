package hindcast.app.projections.detail;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import java.time.Instant;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A line of what was decided: what, who and when, and below it why.
///
/// @param <T> what is shown as a line
final class PastCell<T> extends ListCell<T> {
    private final Times times;
    private final Function<T, Words> words;
    private final Label what = label("text-strong");
    private final Label who = label("text-small", "text-muted");
    private final Label when = label("text-mono-tiny", "text-subtle");
    private final Label why = label("text-small");
    private final Tooltip hover = new Tooltip();
    private final VBox lines;

    /// The words of a line.
    ///
    /// @param hover what is told to who wants to know more
    record Words(String what, String who, Instant at, String why, String hover) {
    }

    PastCell(Times times, Function<T, Words> words) {
        this.times = times;
        this.words = words;
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(what, who, spring, when);
        head.getStyleClass().add("line");
        lines = new VBox(head, why);
        lines.getStyleClass().add("lines");
        what.setMinWidth(Region.USE_PREF_SIZE);
        when.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        boolean shown = item != null && !empty;
        setGraphic(shown ? lines : null);
        setTooltip(shown ? hover : null);
        if (!shown) {
            setAccessibleText("");
            return;
        }
        Words said = words.apply(item);
        what.setText(said.what());
        who.setText(said.who());
        when.setText(times.brief(said.at(), times.now()));
        why.setText(said.why());
        Looks.show(why, !said.why().isEmpty());
        hover.setText((said.hover() + "\n" + times.hover(said.at())).strip());
        setAccessibleText(String.join(", ", said.what(), said.who(), when.getText(), said.why()));
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
