package hindcast.store.question;

import java.util.Optional;
import java.util.Set;

/// What is asked of a moment of a stream: something that holds there or does not. Safe for use by many threads.
public interface Condition {
    /// Whether it holds at a moment.
    ///
    /// @throws TooLong when the answer takes longer than any question may
    Answer at(Moment moment);

    /// Whether it looks at the state; if not, it can be asked where the state is not known.
    boolean needsState();

    /// The types of event outside of which it surely does not hold, and fails nowhere; empty when it may hold at an event of any type.
    Optional<Set<String>> types();

    /// What a condition says of a moment.
    sealed interface Answer {
        /// It holds.
        Answer YES = new Known(true);
        /// It does not hold.
        Answer NO = new Known(false);

        /// One of the two.
        record Known(boolean holds) implements Answer {
        }

        /// It cannot be said, for this reason: a sentence.
        record Failed(String reason) implements Answer {
        }
    }

    /// A question is given up: one answer takes longer than all of them should.
    final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        /// @param sentence what to do about it
        public TooLong(String sentence) {
            super(sentence);
        }
    }
}
