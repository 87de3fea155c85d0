package hindcast.store.verify.rows;

import java.util.List;
import java.util.Optional;

/// What was found of some rows.
///
/// @param rows       that are served
/// @param streams    that were folded
/// @param events     that were folded
/// @param checkpoint up to which
/// @param obstacle   why nothing was compared
/// @param remark     what else is to be known
record Found(long rows, long streams, long events, long checkpoint, List<Difference> differences, Optional<Verdict.NotCompared> obstacle,
        Optional<String> remark) {
    Found {
        differences = List.copyOf(differences);
    }

    static Found nothing(Verdict.NotCompared obstacle) {
        return new Found(0, 0, 0, 0, List.of(), Optional.of(obstacle), Optional.empty());
    }
}
