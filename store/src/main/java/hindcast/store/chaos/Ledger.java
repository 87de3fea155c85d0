package hindcast.store.chaos;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What the writers were told: which events are in the log and which are not. Safe for use by many threads.
final class Ledger {
    /// How an append ended that at first had no answer.
    enum Unsure { KEPT, GONE }

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<Unsure, AtomicLong> resolved = Map.of(Unsure.KEPT, new AtomicLong(), Unsure.GONE, new AtomicLong());
    private final AtomicLong rolledBack = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void written(Collection<String> events) {
        written.addAll(events);
    }

    void refused(Collection<String> events) {
        refused.addAll(events);
    }

    void rolledBack(Collection<String> events) {
        rolledBack.incrementAndGet();
        refused.addAll(events);
    }

    void resolved(Unsure how) {
        resolved.get(how).incrementAndGet();
    }

    /// Something that must not happen, in a sentence.
    void fault(String sentence) {
        faults.add(sentence);
    }

    Set<String> written() {
        return Collections.unmodifiableSet(written);
    }

    Set<String> refused() {
        return Collections.unmodifiableSet(refused);
    }

    long count(Unsure how) {
        return resolved.get(how).get();
    }

    long rollbacks() {
        return rolledBack.get();
    }

    Collection<String> faults() {
        return Collections.unmodifiableCollection(faults);
    }
}
