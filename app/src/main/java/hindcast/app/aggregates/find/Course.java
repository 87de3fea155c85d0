package hindcast.app.aggregates.find;

import hindcast.app.question.Mistake;
import hindcast.store.question.Search;
import java.time.Duration;
import java.util.List;

/// How far a search is.
public sealed interface Course {
    /// Nothing was looked for.
    record Idle() implements Course {
    }

    /// The expression is not understood.
    record Wrong(Mistake mistake) implements Course {
    }

    /// It goes on.
    record Running(Search.Progress progress) implements Course {
    }

    /// It came to its end, or found as many as are shown.
    ///
    /// @param doubts what looks wrong in the expression
    record Ended(Search.Looked looked, Duration taken, List<Mistake> doubts) implements Course {
    }

    /// The user ended it; what was found stays.
    record Cancelled(Search.Progress progress) implements Course {
    }

    /// It failed, for this reason: a sentence.
    record Failed(String sentence) implements Course {
    }
}
