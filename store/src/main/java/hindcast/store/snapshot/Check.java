package hindcast.store.snapshot;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.Undecodable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The snapshots of one stream, compared with its events while these are read in order from the first. It folds as strictly as a command
/// does: what this program does not know or cannot decode ends it, and no snapshot stands for events behind that.
final class Check<S> implements Consumer<Recorded<String>> {
    private final StateCodec<S> codec;
    private final List<Snapshot> snapshots;
    private final List<Finding> findings = new ArrayList<>();
    private S state;
    private int version;
    private @Nullable String ended;

    /// @param snapshots the oldest first
    Check(StateCodec<S> codec, List<Snapshot> snapshots) {
        this.codec = codec;
        this.snapshots = snapshots;
        this.state = codec.fold().initial();
    }

    @Override
    public void accept(Recorded<String> event) {
        if (ended != null) {
            return;
        }
        switch (step(event)) {
            case Fold.Step.Folded<S>(S next) -> {
                state = next;
                version = event.version();
                compareUpTo(version);
            }
            case Fold.Step.Unknown<S> _ -> ended = "v%d %s is not known to this program".formatted(event.version(), event.type());
            case Fold.Step.Undecodable<S>(String why) -> ended = "v%d %s cannot be decoded: %s".formatted(event.version(), event.type(), why);
        }
    }

    private Fold.Step<S> step(Recorded<String> event) {
        try {
            return codec.fold().step(state, event);
        } catch (RuntimeException fault) {
            return new Fold.Step.Undecodable<>("it cannot be folded: " + fault);
        }
    }

    /// Whether every snapshot has been compared, or none can be any more.
    boolean isDone() {
        return ended != null || findings.size() == snapshots.size();
    }

    /// A finding for each snapshot, in their order, once the stream is at its end.
    List<Finding> findings() {
        while (findings.size() < snapshots.size()) {
            Snapshot left = snapshots.get(findings.size());
            String reason = ended == null ? "the stream ends at v" + version : ended;
            findings.add(left.fold().equals(codec.key()) ? new Finding.Unfounded(left.version(), reason) : new Finding.OtherFold(left.version()));
        }
        return List.copyOf(findings);
    }

    S state() {
        return state;
    }

    int version() {
        return version;
    }

    /// Whether all that was read was understood.
    boolean isWhole() {
        return ended == null;
    }

    /// What was not understood; empty when all was.
    String obstacle() {
        String reason = ended;
        return reason == null ? "" : reason;
    }

    private void compareUpTo(int reached) {
        while (findings.size() < snapshots.size() && snapshots.get(findings.size()).version() <= reached) {
            findings.add(compare(codec, snapshots.get(findings.size()), state));
        }
    }

    /// A snapshot and the state that the events give at its version.
    static Finding compare(StateCodec<?> codec, Snapshot snapshot, Object folded) {
        if (!snapshot.fold().equals(codec.key())) {
            return new Finding.OtherFold(snapshot.version());
        }
        Object kept;
        try {
            kept = codec.read(snapshot.state());
        } catch (Undecodable unreadable) {
            return new Finding.Unfounded(snapshot.version(), "it cannot be read: " + unreadable.getMessage());
        }
        if (kept.equals(folded)) {
            return new Finding.Agrees(snapshot.version());
        }
        return new Finding.Differs(snapshot.version(), Differences.between(codec.tree(kept), codec.tree(folded)));
    }
}
