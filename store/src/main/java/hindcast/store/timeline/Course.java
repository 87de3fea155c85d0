package hindcast.store.timeline;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Fold;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The states that a stream went through, with their trees. Every 64th is kept, the ones between are folded again when asked for:
/// all of them would cost quadratic memory where a state grows with its stream. Of a stream that is longer than 32,768 events every 128th
/// is kept, and so on: neither the memory nor the time of a look grows faster than the stream.
///
/// Filled by one thread, event after event; what others read is [#frozen(Packed)].
final class Course<S> {
    /// 63 events are folded within a fraction of a millisecond, and a hundredth of the states is little to keep.
    private static final int BLOCK = 64;
    private static final int MOST_KEPT = 512;

    /// A state and its tree.
    private record Mark<S>(S state, Tree tree) {
        Mark<S> grown(S next, int version) {
            return next == state ? this : new Mark<>(next, Growth.grow(tree, next, version));
        }
    }

    /// The marks of 64 versions.
    private record Block<S>(int number, List<Mark<S>> marks) {
    }

    /// The two blocks that were asked for last: whoever compares two versions moves one of them and leaves the other.
    private record Recent<S>(Block<S> last, @Nullable Block<S> before) {
        @Nullable Block<S> block(int number) {
            return last.number() == number ? last : before != null && before.number() == number ? before : null;
        }

        /// This one and the one that was asked for before it. A block that has grown takes the place of what it was.
        Recent<S> and(Block<S> block) {
            return new Recent<>(block, last.number() == block.number() ? before : last);
        }
    }

    private final Packed events;
    private final Fold<S> fold;
    private List<Mark<S>> kept = new ArrayList<>();
    private int stride = BLOCK;
    private Versions unknown = new Versions();
    private Mark<S> newest;
    private int brokenAt;
    private String reason = "";
    private final AtomicReference<SoftReference<Recent<S>>> recent;

    Course(Packed events, Fold<S> fold) {
        this(events, fold, first(fold.initial()), new AtomicReference<>(new SoftReference<>(null)));
        kept.add(newest);
    }

    private Course(Packed events, Fold<S> fold, Mark<S> newest, AtomicReference<SoftReference<Recent<S>>> recent) {
        this.events = events;
        this.fold = fold;
        this.newest = newest;
        this.recent = recent;
    }

    private static <S> Mark<S> first(S initial) {
        return new Mark<>(initial, Growth.grow(null, initial, 0));
    }

    /// What is known now, for any number of threads, whatever is added here meanwhile. States that were folded again are known to both.
    ///
    /// @param then the events of now
    Course<S> frozen(Packed then) {
        Course<S> frozen = new Course<>(then, fold, newest, recent);
        frozen.kept = List.copyOf(kept);
        frozen.stride = stride;
        frozen.unknown = unknown.frozen();
        frozen.brokenAt = brokenAt;
        frozen.reason = reason;
        return frozen;
    }

    Fold<S> fold() {
        return fold;
    }

    /// The newest version whose state is known: the newest of all, or the one before the broken one.
    int known() {
        return brokenAt == 0 ? events.version() : brokenAt - 1;
    }

    List<Integer> unknown() {
        return unknown;
    }

    Optional<Integer> brokenAt() {
        return brokenAt == 0 ? Optional.empty() : Optional.of(brokenAt);
    }

    /// Folds the newest of the events.
    void add(Recorded<String> event) {
        if (brokenAt != 0) {
            return;
        }
        switch (fold.stepOrBreak(newest.state(), event)) {
            case Fold.Step.Folded<S>(S state) -> newest = newest.grown(state, event.version());
            case Fold.Step.Unknown<S> _ -> unknown.append(event.version());
            case Fold.Step.Undecodable<S>(String why) -> {
                brokenAt = event.version();
                reason = why;
            }
        }
        if (event.version() % stride == 0 && brokenAt == 0) {
            kept.add(newest);
            if (kept.size() > MOST_KEPT) {
                thin();
            }
        }
    }

    private void thin() {
        List<Mark<S>> half = new ArrayList<>();
        for (int place = 0; place < kept.size(); place += 2) {
            half.add(kept.get(place));
        }
        kept = half;
        stride *= 2;
    }

    Frame frame(int version) {
        return version <= known() ? state(version) : new Frame.Broken(version, brokenAt, reason, state(known()));
    }

    /// The tree of a version; from the broken one on, the last that is known.
    Tree tree(int version) {
        return mark(Math.min(version, known())).tree();
    }

    /// The state at a version that is known, as the fold made it.
    Object folded(int version) {
        return mark(version).state();
    }

    /// Why the broken version is broken; empty when none is.
    String reason() {
        return reason;
    }

    /// The states that other events would lead to behind a version, one each.
    List<Frame> frames(int version, List<Recorded<String>> events) {
        List<Frame> frames = new ArrayList<>();
        Frame frame = frame(version);
        Mark<S> mark = mark(Math.min(version, known()));
        for (Recorded<String> event : events) {
            int at = event.version();
            switch (frame) {
                case Frame.Broken(_, int broken, String why, Frame.State last) -> frame = new Frame.Broken(at, broken, why, last);
                case Frame.State before -> {
                    switch (fold.stepOrBreak(mark.state(), event)) {
                        case Fold.Step.Folded<S>(S state) -> {
                            mark = mark.grown(state, at);
                            frame = state(mark, at);
                        }
                        case Fold.Step.Unknown<S> _ -> frame = state(mark, at);
                        case Fold.Step.Undecodable<S>(String why) -> frame = new Frame.Broken(at, at, why, before);
                    }
                }
            }
            frames.add(frame);
        }
        return frames;
    }

    /// Goes through the events behind a version once more, one after another.
    void walk(int after, Timeline.Walker walker) {
        int version = Math.min(after, known());
        S state = mark(version).state();
        while (version < known()) {
            version++;
            Recorded<String> event = events.event(version);
            if (fold.stepOrBreak(state, event) instanceof Fold.Step.Folded<S>(S next)) {
                state = next;
            }
            if (version > after) {
                walker.known(event, state);
            }
        }
        for (int unknown = Math.max(after, known()) + 1; unknown <= events.version(); unknown++) {
            walker.unknown(events.event(unknown), brokenAt, reason);
        }
    }

    private Frame.State state(int version) {
        return state(mark(version), version);
    }

    private Frame.State state(Mark<S> mark, int version) {
        return new Frame.State(version, mark.tree(), fold.headline(mark.state()));
    }

    private Mark<S> mark(int version) {
        if (version == known()) {
            return newest;
        }
        return version % stride == 0 ? kept.get(version / stride) : block(version / BLOCK).marks().get(version % BLOCK);
    }

    private Block<S> block(int number) {
        Recent<S> known = recent.get().get();
        Block<S> block = known == null ? null : known.block(number);
        int length = Math.min(BLOCK, known() + 1 - number * BLOCK);
        if (block == null || block.marks().size() < length) {
            block = new Block<>(number, block == null ? refold(number, known == null ? null : known.block(number - 1)) : foldOn(block));
            recent.set(new SoftReference<>(known == null ? new Recent<>(block, null) : known.and(block)));
        }
        return block;
    }

    /// @param before the block before, if it is at hand: it ends where this one begins
    private List<Mark<S>> refold(int number, @Nullable Block<S> before) {
        int first = number * BLOCK;
        boolean whole = before != null && before.marks().size() == BLOCK;
        int version = whole ? first - 1 : first / stride * stride;
        Mark<S> mark = whole ? before.marks().getLast() : kept.get(first / stride);
        while (version < first) {
            version++;
            mark = mark(mark, version);
        }
        List<Mark<S>> marks = new ArrayList<>(BLOCK);
        marks.add(mark);
        return foldOn(marks, number);
    }

    /// A block that was folded when the stream was shorter.
    private List<Mark<S>> foldOn(Block<S> block) {
        return foldOn(new ArrayList<>(block.marks()), block.number());
    }

    private List<Mark<S>> foldOn(List<Mark<S>> marks, int number) {
        int version = number * BLOCK + marks.size() - 1;
        int last = Math.min(number * BLOCK + BLOCK - 1, known());
        Mark<S> mark = marks.getLast();
        while (version < last) {
            version++;
            mark = mark(mark, version);
            marks.add(mark);
        }
        return marks;
    }

    private Mark<S> mark(Mark<S> before, int version) {
        return fold.stepOrBreak(before.state(), events.event(version)) instanceof Fold.Step.Folded<S>(S state) ? before.grown(state, version) : before;
    }
}
