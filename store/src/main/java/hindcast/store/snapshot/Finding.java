package hindcast.store.snapshot;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What comes of comparing a snapshot with the events that it stands for.
public sealed interface Finding {
    /// The stream has no snapshot.
    record None() implements Finding {
    }

    /// It is the state that the events give.
    ///
    /// @param version the snapshot's
    record Agrees(int version) implements Finding {
    }

    /// It was made by another fold than this program's, which passes it over: there is nothing to compare it with.
    record OtherFold(int version) implements Finding {
    }

    /// It says something else than the events.
    ///
    /// @param differences at least one
    record Differs(int version, List<Difference> differences) implements Finding {
        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /// It cannot be a state of this stream: its text is none, or the events up to it are missing or not understood.
    ///
    /// @param reason why, without a full stop
    record Unfounded(int version, String reason) implements Finding {
    }

    /// Whether it is wrong by what this program knows.
    default boolean isWrong() {
        return switch (this) {
            case None _, Agrees _, OtherFold _ -> false;
            case Differs _, Unfounded _ -> true;
        };
    }

    /// A value that differs.
    ///
    /// @param kept   what the snapshot says there; empty when nothing
    /// @param folded what the events say there; empty when nothing
    record Difference(JsonPointer path, Optional<JsonNode> kept, Optional<JsonNode> folded) {
    }
}
