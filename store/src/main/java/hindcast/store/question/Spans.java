package hindcast.store.question;

import hindcast.store.Recorded;
import hindcast.store.question.Condition.Answer;
import hindcast.store.ranges.Workers;
import hindcast.store.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/// When something held in one stream: the versions from which on and up to which it did, found in a single fold of the stream.
///
/// @param version how far was looked: that of the timeline
/// @param spans   in order, without touching each other
/// @param faults  where it could not be said, in order; of many only the first
/// @param failed  at how many versions it could not be said
public record Spans(int version, List<Span> spans, List<Fault> faults, int failed) {
    /// More are counted and not kept: who sees a hundred has seen enough.
    private static final int KEPT = 100;

    /// It was asked of nothing yet.
    public static final Spans NONE = new Spans(0, List.of(), List.of(), 0);

    public Spans {
        spans = List.copyOf(spans);
        faults = List.copyOf(faults);
    }

    /// Versions in a row, the first and the last included.
    public record Span(int from, int to) {
        @Override
        public String toString() {
            return from == to ? "v" + from : "v%d–v%d".formatted(from, to);
        }
    }

    /// Versions in a row of which it could not be said, for one reason: a sentence.
    public record Fault(int from, int to, String reason) {
    }

    /// Asks every version of a timeline. An interrupt ends it.
    ///
    /// @throws Condition.TooLong                          when the condition takes too long
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public static Spans of(Timeline timeline, Condition condition) {
        return NONE.grown(timeline, condition);
    }

    /// The same after the stream has gone on: only the versions behind are asked.
    ///
    /// @param timeline  of the same stream, at least as long as what was looked at
    /// @param condition the same
    public Spans grown(Timeline timeline, Condition condition) {
        Walk walk = new Walk(this, timeline, condition);
        timeline.walk(version, walk);
        return walk.end(timeline.version());
    }

    /// Whether it holds at a version.
    public boolean holdsAt(int asked) {
        return spans.stream().anyMatch(span -> span.from() <= asked && asked <= span.to());
    }

    /// Whether it holds at the newest version, so that its last span may go on.
    public boolean open() {
        return !spans.isEmpty() && spans.getLast().to() == version;
    }

    /// The versions at which it becomes true or stops being true, ascending.
    public List<Integer> turns() {
        List<Integer> turns = new ArrayList<>();
        for (Span span : spans) {
            turns.add(span.from());
            if (span.to() < version) {
                turns.add(span.to() + 1);
            }
        }
        return turns;
    }

    private static final class Walk implements Timeline.Walker {
        private final Timeline timeline;
        private final Condition condition;
        private final List<Span> spans;
        private final List<Fault> faults;
        private int failed;

        Walk(Spans before, Timeline timeline, Condition condition) {
            this.timeline = timeline;
            this.condition = condition;
            this.spans = new ArrayList<>(before.spans);
            this.faults = new ArrayList<>(before.faults);
            this.failed = before.failed;
        }

        @Override
        public void known(Recorded<String> event, Object state) {
            ask(event, state);
        }

        @Override
        public void unknown(Recorded<String> event, int brokenAt, String reason) {
            if (condition.needsState()) {
                fail(event.version(), "The state is not known from v%d on: %s.".formatted(brokenAt, reason));
            } else {
                ask(event, timeline.fold().initial());
            }
        }

        private void ask(Recorded<String> event, Object state) {
            Workers.goOn();
            switch (condition.at(new Moment(event, state, timeline.fold()))) {
                case Answer.Known(boolean holds) when holds -> hold(event.version());
                case Answer.Known _ -> { }
                case Answer.Failed(String reason) -> fail(event.version(), reason);
            }
        }

        private void hold(int version) {
            if (!spans.isEmpty() && spans.getLast().to() == version - 1) {
                spans.add(new Span(spans.removeLast().from(), version));
            } else {
                spans.add(new Span(version, version));
            }
        }

        private void fail(int version, String reason) {
            failed++;
            if (!faults.isEmpty() && faults.getLast().to() == version - 1 && faults.getLast().reason().equals(reason)) {
                faults.add(new Fault(faults.removeLast().from(), version, reason));
            } else if (faults.size() < KEPT) {
                faults.add(new Fault(version, version, reason));
            }
        }

        Spans end(int version) {
            return new Spans(version, spans, faults, failed);
        }
    }
}
