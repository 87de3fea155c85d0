package hindcast.app.log;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.log.SafeMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// What the thread of a tail has heard and the window has not: as much as it needs to know of any number of events. One thread puts in,
/// another one empties it.
final class Mailbox {
    /// Whoever follows events reads what is missing from the store.
    private static final int MOST = 10_000;

    /// What is in it.
    ///
    /// @param count how many events there were
    /// @param mark  the newest mark, when it was looked for
    record Mail(News news, long count, Optional<SafeMark> mark) {
    }

    private final List<Predicate<Recorded<String>>> followed = new CopyOnWriteArrayList<>();
    private Map<StreamId, Moved> moved = new HashMap<>();
    private List<Recorded<String>> events = new ArrayList<>();
    private Optional<SafeMark> mark = Optional.empty();
    private boolean replaced;
    private long count;

    /// Which events are kept whole.
    List<Predicate<Recorded<String>>> followed() {
        return followed;
    }

    synchronized void put(List<Recorded<String>> some) {
        for (Recorded<String> event : some) {
            moved.merge(event.stream(), Moved.by(event), Moved::and);
            if (events.size() < MOST && followed.stream().anyMatch(wanted -> wanted.test(event))) {
                events.add(event);
            }
        }
        count += some.size();
    }

    synchronized void put(SafeMark found) {
        mark = Optional.of(found);
    }

    synchronized void replaced() {
        replaced = true;
    }

    /// Whether there are events in it, or another log.
    synchronized boolean urgent() {
        return count > 0 || replaced;
    }

    synchronized Mail empty() {
        Mail mail = new Mail(new News(moved, events, replaced), count, mark);
        moved = new HashMap<>();
        events = new ArrayList<>();
        mark = Optional.empty();
        replaced = false;
        count = 0;
        return mail;
    }
}
