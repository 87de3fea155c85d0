package hindcast.store.timeline;

import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import java.time.Instant;

/// The toy's rules in another program.
record RevisedToy(int foldRevision) implements Decider<Toy, String, Toy.Event> {
    @Override
    public Toy initial() {
        return Toy.NEW;
    }

    @Override
    public Decision<Toy.Event> decide(Toy state, String name) {
        return Toy.AGGREGATE.decider().decide(state, name);
    }

    @Override
    public Toy evolve(Toy state, Toy.Event event, Instant at) {
        return Toy.AGGREGATE.decider().evolve(state, event, at);
    }
}
