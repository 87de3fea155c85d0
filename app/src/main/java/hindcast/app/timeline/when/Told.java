package hindcast.app.timeline.when;

import hindcast.app.question.Expression;
import hindcast.app.question.Mistake;
import hindcast.store.question.Spans;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of an expression over a timeline.
public sealed interface Told {
    /// Nothing is asked.
    record Nothing() implements Told {
    }

    /// The expression is not understood.
    record Wrong(Mistake mistake) implements Told {
    }

    /// It was answered, at every version.
    record Answered(Expression expression, Spans spans) implements Told {
        private static final int NAMED = 6;

        /// "v3–v7, v12–".
        public String words() {
            String named = spans.spans().stream().limit(NAMED).map(Spans.Span::toString).collect(Collectors.joining(", "));
            boolean all = spans.spans().size() <= NAMED;
            return !all ? named + ", …" : spans.open() ? "%s–".formatted(named.substring(0, endless(named))) : named;
        }

        /// A span that goes on is named without its end.
        private int endless(String named) {
            int from = named.length() - spans.spans().getLast().toString().length();
            return from + ("v" + spans.spans().getLast().from()).length();
        }

        /// What looks wrong, where nothing is.
        Optional<Mistake> doubt() {
            return expression.doubts().stream().findFirst();
        }
    }
}
