package hindcast.store.timeline;

import hindcast.store.Recorded;
import hindcast.store.StreamSummary;
import hindcast.store.aggregate.Fold;
import hindcast.store.snapshot.Usable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The newest state of a stream, gone on to from its snapshot. Filled with the events from the snapshot's own on: that one is folded
/// already, and tells when the stream was there. What lies before is not known here, and so neither is which version set a value.
final class Tip<S> implements Consumer<Recorded<String>> {
    private final Usable<S> from;
    private S state;
    private @Nullable Recorded<String> newest;
    private int known;
    private int brokenAt;
    private String reason = "";

    Tip(Usable<S> from) {
        this.from = from;
        this.state = from.state();
        this.known = from.version();
    }

    /// The version behind which it wants to be filled.
    int after() {
        return from.version() - 1;
    }

    @Override
    public void accept(Recorded<String> event) {
        newest = event;
        if (event.version() > from.version() && brokenAt == 0) {
            fold(event);
        }
    }

    private void fold(Recorded<String> event) {
        switch (from.fold().stepOrBreak(state, event)) {
            case Fold.Step.Folded<S>(S next) -> state = next;
            case Fold.Step.Unknown<S> _ -> { }
            case Fold.Step.Undecodable<S>(String why) -> {
                brokenAt = event.version();
                reason = why;
            }
        }
        known = brokenAt == 0 ? event.version() : known;
    }

    /// The row of the stream; null when not even the snapshot's own event was there.
    Aggregates.@Nullable Row row() {
        Recorded<String> last = newest;
        if (last == null) {
            return null;
        }
        Frame.State state = new Frame.State(known, Growth.grow(null, this.state, from.version()), from.fold().headline(this.state));
        Frame frame = brokenAt == 0 ? state : new Frame.Broken(last.version(), brokenAt, reason, state);
        return new Aggregates.Row(new StreamSummary(from.stream(), last.version(), from.firstAt(), last.recordedAt(), last.type()), frame, from.version());
    }
}
