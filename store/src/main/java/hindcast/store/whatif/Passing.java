package hindcast.store.whatif;

import hindcast.store.Recorded;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.Headline;
import java.util.Set;

/// A fold that passes some versions over as if nothing had happened there; what cannot be decoded is no trouble where it is passed over.
///
/// @param fold the real one
/// @param over the versions that it never sees
record Passing<S>(Fold<S> fold, Set<Integer> over) implements Fold<S> {
    @Override
    public S initial() {
        return fold.initial();
    }

    @Override
    public Step<S> step(S state, Recorded<String> event) {
        return over.contains(event.version()) ? new Step.Folded<>(state) : fold.step(state, event);
    }

    @Override
    public Headline headline(S state) {
        return fold.headline(state);
    }

    @Override
    public String tell(Recorded<String> event) {
        return fold.tell(event);
    }

    @Override
    public String lifted(Recorded<String> event) {
        return fold.lifted(event);
    }

    @Override
    public boolean isDefault() {
        return fold.isDefault();
    }
}
