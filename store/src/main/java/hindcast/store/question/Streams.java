package hindcast.store.question;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Fold;
import hindcast.store.question.Condition.Answer;
import hindcast.store.question.Faults.Fault;
import hindcast.store.ranges.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Streams read one after another, each folded and asked as its events come: also where one version is asked about, since what holds there is told from
/// when on and up to when it does. Nothing is folded for a condition that looks at no state. Used by one thread.
final class Streams<S> implements Consumer<Recorded<String>> {
    private final Fold<S> fold;
    private final Condition condition;
    private final Scope scope;
    private final @Nullable Set<String> types;
    private final boolean needsState;
    private final List<Found> found = new ArrayList<>();
    private Faults failed = Faults.NONE;
    private long streams;
    private long events;
    private @Nullable Course course;

    Streams(Fold<S> fold, Condition condition, Scope scope) {
        this.fold = fold;
        this.condition = condition;
        this.scope = scope;
        this.types = condition.types().orElse(null);
        this.needsState = condition.needsState();
    }

    /// Those in which it is or was so, in the order in which they were read.
    List<Found> found() {
        return found;
    }

    Faults failed() {
        return failed;
    }

    long streams() {
        return streams;
    }

    long events() {
        return events;
    }

    @Override
    public void accept(Recorded<String> event) {
        Workers.goOn();
        events++;
        Course now = course;
        if (now == null || !now.newest.stream().equals(event.stream())) {
            end();
            streams++;
            now = new Course(event);
            course = now;
        }
        now.accept(event);
    }

    /// The stream that was read last has ended.
    void end() {
        if (course != null) {
            course.end();
            course = null;
        }
    }

    /// One stream.
    private final class Course {
        private final boolean ever = scope instanceof Scope.Ever;
        private Recorded<String> newest;
        private S state = fold.initial();
        private boolean beyond;
        private boolean over;
        private int brokenAt;
        private String reason = "";
        private @Nullable Recorded<String> first;
        private int last;
        private int held;
        private @Nullable String fault;
        private boolean failedOnce;

        Course(Recorded<String> begin) {
            newest = begin;
        }

        void accept(Recorded<String> event) {
            // From the first event behind the time on, the running maximum is behind it too. There it is only of interest how long it still holds.
            beyond |= scope instanceof Scope.At(Instant instant) && event.recordedAt().isAfter(instant);
            if (beyond && (first == null || over)) {
                return;
            }
            newest = beyond ? newest : event;
            if (needsState && brokenAt == 0) {
                fold(event);
            }
            switch (answer(event)) {
                case Answer.Known(boolean holds) when holds -> hold(event);
                case Answer.Known _ -> lapse(null);
                case Answer.Failed(String why) -> lapse(why);
            }
        }

        private void fold(Recorded<String> event) {
            switch (fold.stepOrBreak(state, event)) {
                case Fold.Step.Folded<S>(S next) -> state = next;
                case Fold.Step.Unknown<S> _ -> { }
                case Fold.Step.Undecodable<S>(String why) -> {
                    brokenAt = event.version();
                    reason = why;
                }
            }
        }

        private Answer answer(Recorded<String> event) {
            if (types != null && !types.contains(event.type())) {
                return Answer.NO;
            }
            return brokenAt == 0 ? condition.at(new Moment(event, state, fold))
                    : new Answer.Failed("The state is not known from v%d on: %s.".formatted(brokenAt, reason));
        }

        private void hold(Recorded<String> event) {
            first = first == null ? event : first;
            last = event.version();
            held++;
            fault = null;
        }

        /// It does not hold, or cannot be told for a reason. Where one version is asked, what held before and not up to there does not count.
        private void lapse(@Nullable String why) {
            if (ever) {
                fail(why);
            } else if (beyond) {
                over = true;
            } else {
                first = null;
                held = 0;
                fault = why;
            }
        }

        void end() {
            fail(fault);
            if (first != null) {
                found.add(new Found(newest.stream(), newest.version(), first.version(), last, held, first.recordedAt()));
            }
        }

        private void fail(@Nullable String why) {
            if (why != null && !failedOnce) {
                failedOnce = true;
                failed = failed.and(new Fault(newest.stream(), newest.version(), why));
            }
        }
    }
}
