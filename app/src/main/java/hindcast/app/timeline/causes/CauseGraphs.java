package hindcast.app.timeline.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseSubject;
import java.util.Optional;

/// Where graphs of causes come from. It waits for the database.
public interface CauseGraphs {
    /// The graph around an event.
    Optional<CauseGraph> of(CauseSubject subject, CauseScope scope);

    /// A graph with one of its branches opened.
    CauseGraph opened(CauseGraph graph, Branch branch);

    /// A graph with what was appended behind a position.
    CauseGraph grown(CauseGraph graph, long after);
}
