package hindcast.app.timeline.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseSubject;
import hindcast.store.causes.Causes;
import java.util.Optional;

/// The graphs of an open store.
public record StoreCauses(Causes causes) implements CauseGraphs {
    @Override
    public Optional<CauseGraph> of(CauseSubject subject, CauseScope scope) {
        return switch (scope) {
            case AROUND -> causes.around(subject, Causes.LEVELS);
            case CAUSES -> causes.around(subject, 0);
            case EFFECTS -> causes.effects(subject, Causes.LEVELS);
            case FLOW -> causes.flow(subject);
        };
    }

    @Override
    public CauseGraph opened(CauseGraph graph, Branch branch) {
        return causes.opened(graph, branch);
    }

    @Override
    public CauseGraph grown(CauseGraph graph, long after) {
        return causes.grown(graph, after);
    }
}
