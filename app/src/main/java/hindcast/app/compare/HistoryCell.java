package hindcast.app.compare;

import hindcast.app.compare.HistoryRow.Alike;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Mark;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.compare.Step;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A line of two histories: how the two halves are to each other, and the events.
final class HistoryCell extends ListCell<HistoryRow> {
    private static final PseudoClass PARTS = PseudoClass.getPseudoClass("parts");
    private static final PseudoClass RUN = PseudoClass.getPseudoClass("run");
    private static final PseudoClass IN_RUN = PseudoClass.getPseudoClass("in-run");
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private final Times times;
    private final Supplier<Optional<Answer>> answer;
    private final Label about = new Label();
    private final Told left;
    private final Told right;
    private final Columns line;

    /// @param toggle opens a run or folds it
    /// @param go     goes to a version of a half
    HistoryCell(Times times, Supplier<Optional<Answer>> answer, Consumer<Alike> toggle, BiConsumer<Half, Integer> go) {
        this.times = times;
        this.answer = answer;
        left = new Told(Half.LEFT, go);
        right = new Told(Half.RIGHT, go);
        about.getStyleClass().addAll("text-small", "about");
        line = new Columns(about, left, right);
        setPrefWidth(0);
        setGraphic(line);
        setOnMousePressed(press -> {
            if (press.getButton() == MouseButton.PRIMARY && getItem() instanceof Alike run) {
                toggle.accept(run);
            }
        });
    }

    @Override
    protected void updateItem(HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        Answer shown = empty ? null : answer.get().orElse(null);
        line.setVisible(shown != null);
        pseudoClassStateChanged(PARTS, shown != null && row instanceof HistoryRow.Parts);
        pseudoClassStateChanged(RUN, shown != null && row instanceof Alike);
        pseudoClassStateChanged(IN_RUN, shown != null && row instanceof HistoryRow.Event event && event.inRun());
        pseudoClassStateChanged(DIFFERS, shown != null && row instanceof HistoryRow.Event event && !(event.step() instanceof Step.Same));
        if (shown == null) {
            setAccessibleText("");
            return;
        }
        switch (row) {
            case Alike run -> show(run);
            case HistoryRow.Parts() -> {
                about.setText(Views.text("compare.parts"));
                left.say("");
                right.say("");
            }
            case HistoryRow.Event(Step step, boolean _) -> show(shown, step);
        }
        setAccessibleText(String.join(", ", about.getText(), left.words(), right.words()));
    }

    private void show(Alike run) {
        about.setText((run.open() ? "▾  " : "▸  ") + Views.text("compare.alike", run.length()));
        left.say(Views.text("compare.versions", "v" + run.left(), "v" + (run.left() + run.length() - 1)));
        right.say(Views.text("compare.versions", "v" + run.right(), "v" + (run.right() + run.length() - 1)));
    }

    private void show(Answer shown, Step step) {
        switch (step) {
            case Step.Same(int one, int other) -> show(shown, "compare.step.same", OptionalInt.of(one), OptionalInt.of(other));
            case Step.Other(int one, int other) -> show(shown, "compare.step.other", OptionalInt.of(one), OptionalInt.of(other));
            case Step.Left(int one) -> show(shown, "compare.step.left", OptionalInt.of(one), OptionalInt.empty());
            case Step.Right(int other) -> show(shown, "compare.step.right", OptionalInt.empty(), OptionalInt.of(other));
        }
    }

    private void show(Answer shown, String relation, OptionalInt one, OptionalInt other) {
        boolean differs = getPseudoClassStates().contains(DIFFERS);
        about.setText(Views.text(relation));
        left.show(shown.comparison().left(), one, differs);
        right.show(shown.comparison().right(), other, differs);
    }

    /// One of the two events.
    private final class Told extends HBox {
        private final Region mark = new Region();
        private final Label version = new Label();
        private final Label type = new Label();
        private final Label did = new Label();
        private final Label time = new Label();
        private final Tooltip tip = new Tooltip();
        private int at;

        Told(Half half, BiConsumer<Half, Integer> go) {
            getStyleClass().add("told");
            version.getStyleClass().addAll("text-mono-small", "version");
            did.getStyleClass().addAll("text-small", "did");
            did.setMinWidth(0);
            did.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(did, Priority.ALWAYS);
            type.setMinWidth(Region.USE_PREF_SIZE);
            time.getStyleClass().addAll("text-mono-tiny", "text-subtle");
            time.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().addAll(version, mark, type, did, time);
            version.setOnMousePressed(press -> {
                if (press.getButton() == MouseButton.PRIMARY && at > 0) {
                    go.accept(half, at);
                    press.consume();
                }
            });
            Tooltip.install(this, tip);
        }

        void say(String words) {
            at = 0;
            pseudoClassStateChanged(DIFFERS, false);
            version.setText("");
            type.setText("");
            time.setText("");
            tip.setText(words);
            did.setText(words);
            Looks.show(mark, false);
            Looks.show(version, false);
            Looks.show(type, false);
        }

        void show(Side side, OptionalInt which, boolean differs) {
            if (which.isEmpty()) {
                say("");
                return;
            }
            at = which.getAsInt();
            pseudoClassStateChanged(DIFFERS, differs);
            String told = side.timeline().tell(at);
            version.setText("v" + at);
            type.setText(side.timeline().type(at));
            did.setText(told);
            time.setText(times.moment(side.recorded(at)));
            tip.setText(type.getText() + (told.isEmpty() ? "" : "\n" + told) + "\n" + times.hover(side.recorded(at)));
            Mark.of(type.getText()).draw(mark);
            Looks.show(mark, true);
            Looks.show(version, true);
            Looks.show(type, true);
        }

        String words() {
            return String.join(" ", version.getText(), type.getText(), did.getText()).strip();
        }
    }
}
