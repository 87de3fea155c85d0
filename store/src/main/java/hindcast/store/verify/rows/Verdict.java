package hindcast.store.verify.rows;

import java.util.Optional;

/// What came of verifying a read model.
public sealed interface Verdict {
    /// The projection's name.
    String projection();

    /// Whether what is served is proven to be what the events say.
    boolean isRight();

    /// Rows and events were compared.
    ///
    /// @param rows        that are served, as many as were looked at
    /// @param events      that were folded
    /// @param checkpoint  up to which they were, at least: a projection that goes on meanwhile is compared at its checkpoint of each moment
    /// @param differences how many were told
    /// @param remark      what else is to be known, in a sentence
    record Compared(String projection, long rows, long events, long checkpoint, long differences, Optional<String> remark) implements Verdict {
        @Override
        public boolean isRight() {
            return differences == 0;
        }
    }

    /// There was nothing to compare, or no way.
    ///
    /// @param why    in a sentence
    /// @param served whether rows are served nevertheless
    record NotCompared(String projection, String why, boolean served) implements Verdict {
        @Override
        public boolean isRight() {
            return !served;
        }
    }
}
