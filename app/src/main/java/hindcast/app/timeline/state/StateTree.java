package hindcast.app.timeline.state;

import hindcast.app.fx.Times;
import hindcast.app.fx.lines.LineListSkin;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import tools.jackson.core.JsonPointer;

/// A state as a tree of virtual lines. Whatever the playhead does, open branches, the selected line and the scroll position stay: a line is
/// known by its path.
public final class StateTree extends ListView<StateRow> {
    private final Branches branches = new Branches();
    private final ObservableList<StateRow> rows = FXCollections.observableArrayList();
    private Optional<Tree> state = Optional.empty();
    private List<Change> changes = List.of();
    private boolean only;

    /// @param blame names a version for the end of a line: "v8 PaymentFailed"
    /// @param go    moves the playhead to a version
    public StateTree(Times times, IntFunction<String> blame, IntConsumer go) {
        this(times, tree -> new StateCell(tree, times, blame, go));
    }

    /// @param cells makes the lines
    public StateTree(Times times, Function<StateTree, ListCell<StateRow>> cells) {
        getStyleClass().add("state-tree");
        setItems(rows);
        setCellFactory(_ -> cells.apply(this));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        times.zone().subscribe(this::refresh);
    }

    /// Shows a state and what the event at the playhead did to it.
    public void show(Tree tree, List<Change> caused) {
        state = Optional.of(tree);
        changes = caused;
        outline();
    }

    /// Shows only what changed, with all its branches open, or everything.
    public void showOnlyChanges(boolean wanted) {
        only = wanted;
        branches.openAll(wanted);
        outline();
    }

    /// Selects the next line that changed, and after the last one the first.
    ///
    /// @param step 1, or -1 for the one before
    public void selectChange(int step) {
        int size = rows.size();
        int from = getSelectionModel().getSelectedIndex() < 0 && step < 0 ? 0 : getSelectionModel().getSelectedIndex();
        IntStream.rangeClosed(1, size).map(count -> Math.floorMod(from + step * count, size)).filter(index -> rows.get(index).tint() != StateRow.Tint.NONE)
                .findFirst().ifPresent(index -> {
                    getSelectionModel().clearAndSelect(index);
                    scrollTo(Math.max(0, index - 2));
                });
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new LineListSkin<>(this);
    }

    /// Closes what was opened by hand: another stream is shown.
    public void forget() {
        branches.clear();
        state = Optional.empty();
        rows.clear();
    }

    /// The line that is selected.
    public Optional<StateRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /// The state that is shown.
    Optional<Tree> state() {
        return state;
    }

    /// Opens what hides a node, and selects its line.
    void reveal(JsonPointer path) {
        for (JsonPointer parent = path; !parent.matches(); parent = parent.head()) {
            int element = parent.last().getMatchingIndex();
            String array = parent.head().toString();
            branches.open(parent.head().toString());
            branches.open(array + "#" + element / Outline.RANGE * Outline.RANGE);
        }
        outline();
        select(path.toString());
        scrollTo(getSelectionModel().getSelectedIndex());
    }

    /// Whether a branch is open.
    public boolean open(StateRow row) {
        return branches.open(row);
    }

    /// Opens a branch, or closes it.
    public void toggle(StateRow row) {
        branches.set(row, !branches.open(row));
        outline();
    }

    private void outline() {
        state.ifPresent(tree -> {
            Optional<String> chosen = selected().map(StateRow::id);
            update(Outline.of(tree, changes, branches, only));
            chosen.ifPresent(this::select);
        });
    }

    /// Replaces only the lines that differ, so that the list keeps its place and draws little anew.
    private void update(List<StateRow> next) {
        int common = Math.min(rows.size(), next.size());
        int head = 0;
        while (head < common && rows.get(head).equals(next.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < common - head && rows.get(rows.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
            tail++;
        }
        if (rows.size() == next.size()) {
            for (int i = head; i < next.size() - tail; i++) {
                if (!rows.get(i).equals(next.get(i))) {
                    rows.set(i, next.get(i));
                }
            }
        } else {
            rows.setAll(next);
        }
    }

    private void select(String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(id)) {
                getSelectionModel().select(i);
                return;
            }
        }
    }

    private void press(KeyEvent event) {
        selected().ifPresent(row -> {
            KeyCode code = event.getCode();
            boolean open = row.branch() && branches.open(row);
            if (code == KeyCode.RIGHT && row.branch() && !open || code == KeyCode.LEFT && open || code == KeyCode.ENTER && row.branch()) {
                toggle(row);
                event.consume();
            } else if (code == KeyCode.LEFT) {
                up(row);
                event.consume();
            } else if (code == KeyCode.RIGHT && open) {
                getSelectionModel().selectNext();
                event.consume();
            }
        });
    }

    private void up(StateRow row) {
        int index = getSelectionModel().getSelectedIndex();
        while (index > 0 && rows.get(index).depth() >= row.depth()) {
            index--;
        }
        getSelectionModel().select(index);
        scrollTo(index);
    }
}
