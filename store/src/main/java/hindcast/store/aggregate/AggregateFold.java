package hindcast.store.aggregate;

import hindcast.store.Recorded;

/// The fold of an aggregate that the domain knows: its codec decodes, its decider folds, its telling puts into words.
public final class AggregateFold<S, E> implements Fold<S> {
    private final Decider<S, ?, E> decider;
    private final EventCodec<E> codec;
    private final Telling<S, E> telling;

    public AggregateFold(Aggregate<S, ?, E> aggregate) {
        this.decider = aggregate.decider();
        this.codec = aggregate.codec();
        this.telling = aggregate.telling();
    }

    @Override
    public S initial() {
        return decider.initial();
    }

    @Override
    public Step<S> step(S state, Recorded<String> event) {
        try {
            return codec.decode(event)
                    .<Step<S>>map(decoded -> new Step.Folded<>(decider.evolve(state, decoded, event.recordedAt())))
                    .orElseGet(Step.Unknown::new);
        } catch (Undecodable unreadable) {
            return new Step.Undecodable<>(unreadable.getMessage());
        }
    }

    @Override
    public Headline headline(S state) {
        return telling.headline(state);
    }

    @Override
    public String tell(Recorded<String> event) {
        try {
            return codec.decode(event).map(telling::tell).orElse("");
        } catch (Undecodable unreadable) {
            return "";
        }
    }

    @Override
    public String lifted(Recorded<String> event) {
        try {
            return codec.lifted(event);
        } catch (Undecodable unreadable) {
            return event.data();
        }
    }

    @Override
    public boolean isDefault() {
        return false;
    }
}
