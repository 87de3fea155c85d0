package hindcast.store.causes;

import hindcast.store.causes.CauseNode.Event;
import java.time.Duration;
import java.util.Optional;

/// From a cause to what it caused.
///
/// @param closing whether it leads back to where its own causes are: a cycle, which no true history has
public record CauseEdge(CauseNode cause, CauseNode effect, boolean closing) {
    /// How long it took, by the recorded times of both; negative where the clocks disagree, empty where one of them is no event.
    public Optional<Duration> elapsed() {
        return cause instanceof Event before && effect instanceof Event after
                ? Optional.of(Duration.between(before.recordedAt(), after.recordedAt()))
                : Optional.empty();
    }
}
