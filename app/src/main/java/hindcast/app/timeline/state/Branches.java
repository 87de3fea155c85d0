package hindcast.app.timeline.state;

import java.util.HashMap;
import java.util.Map;

/// Which branches of the state are open: those the user opened or closed stay so wherever the playhead goes, others are open near
/// the root and while they are short.
final class Branches {
    private static final int NEAR = 2;
    private static final int SHORT = 24;

    private final Map<String, Boolean> chosen = new HashMap<>();
    private boolean all;

    boolean open(StateRow row) {
        return chosen.getOrDefault(row.id(), all || row.form() != StateRow.Form.RANGE && row.depth() < NEAR && row.size() <= SHORT);
    }

    void set(StateRow row, boolean open) {
        chosen.put(row.id(), open);
    }

    void open(String id) {
        chosen.put(id, true);
    }

    /// Whether all are open that nobody closed.
    void openAll(boolean wanted) {
        all = wanted;
    }

    void clear() {
        chosen.clear();
    }
}
