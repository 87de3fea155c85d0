package hindcast.app.timeline.state;

import hindcast.app.fx.Times;
import hindcast.app.fx.lines.LineListSkin;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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

    /// @param blame names a version for the end of a line: "v8 PaymentFailed"
    /// @param go    moves the playhead to a version
    public StateTree(Times times, IntFunction<String> blame, IntConsumer go) {
        getStyleClass().add("state-tree");
        setItems(rows);
        setCellFactory(_ -> new StateCell(this, times, blame, go));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        times.zone().subscribe(this::refresh);
    }

    /// Shows a state and what the event at the playhead did to it.
    public void show(Tree tree, List<Change> caused) {
        state = Optional.of(tree);
        changes = caused;
        outline();
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

    boolean open(StateRow row) {
        return branches.open(row);
    }

    void toggle(StateRow row) {
        branches.set(row, !branches.open(row));
        outline();
    }

    private void outline() {
        state.ifPresent(tree -> {
            Optional<String> chosen = selected().map(StateRow::id);
            update(Outline.of(tree, changes, branches));
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
