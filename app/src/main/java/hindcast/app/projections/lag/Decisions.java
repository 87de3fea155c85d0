package hindcast.app.projections.lag;

import hindcast.store.projection.admin.Deed;
import hindcast.store.projection.admin.Skip;
import java.util.List;

/// What somebody may decide about projections, and what was decided. All of it waits for the database.
public interface Decisions {
    /// @return false when it was decided already
    boolean stop(String name, String reason);

    /// @return false when it was decided already
    boolean start(String name);

    /// @return false when nothing waits for a decision
    boolean retry(String name);

    /// @return false when nothing waits for a decision
    boolean skip(String name, String reason);

    /// The events that a projection passes over.
    List<Skip> ledger(String name);

    /// What was decided about it, the newest first.
    List<Deed> deeds(String name);

    /// Whether nothing can be decided here, as far as it is known without asking.
    boolean readOnly();
}
