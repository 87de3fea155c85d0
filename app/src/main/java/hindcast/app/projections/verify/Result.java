package hindcast.app.projections.verify;

import hindcast.store.verify.rows.Difference;
import hindcast.store.verify.rows.Verdict;
import java.util.List;

/// What came of verifying a projection.
///
/// @param first the rows that are wrong, as many as are shown
public record Result(Verdict verdict, List<Difference> first) {
    /// Rows of a projection that are shown.
    public static final int MOST = 5_000;

    public Result {
        first = List.copyOf(first);
    }

    /// The projection's name.
    public String name() {
        return verdict.projection();
    }

    /// How many rows are wrong.
    long wrong() {
        return verdict instanceof Verdict.Compared compared ? compared.differences() : 0;
    }

    /// The ids of the streams whose rows can be put right.
    List<String> ids() {
        return first.stream().filter(difference -> !(difference instanceof Difference.Unfoldable)).map(Difference::name).distinct().toList();
    }
}
