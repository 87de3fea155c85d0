package hindcast.store.verify.rows;

import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.table.Served;
import hindcast.store.verify.rows.Verdict.NotCompared;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the rows in service were made by the fold of this program: others cannot be compared with it.
final class Fit {
    private Fit() {
    }

    /// Why they cannot be compared; empty when they can.
    ///
    /// @param served null when none are
    static Optional<NotCompared> obstacle(Projection<?, ?, ?> projection, @Nullable Served served) {
        if (served == null) {
            return Optional.of(new NotCompared(projection.name(), "It has no rows yet: nobody has run it.", false));
        }
        if (served.revision() != projection.revision()) {
            String why = "Its rows were made by revision %d of its fold, and this program has %d: it is to be rebuilt first.";
            return Optional.of(new NotCompared(projection.name(), why.formatted(served.revision(), projection.revision()), true));
        }
        boolean same = served.columns().equals(RowShape.of(projection.row()).signature());
        return same ? Optional.empty()
                : Optional.of(new NotCompared(projection.name(), "Its table has other columns than this program's: it is to be rebuilt first.", true));
    }

    /// What is to be known of a projection that does not go on.
    static Optional<String> remark(Served served) {
        return served.failed()
                ? Optional.of("It stands before an event that cannot be folded: it was compared up to position %,d.".formatted(served.checkpoint()))
                : Optional.empty();
    }
}
