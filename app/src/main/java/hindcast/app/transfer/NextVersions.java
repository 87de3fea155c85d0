package hindcast.app.transfer;

import hindcast.app.cloudevents.Line;
import hindcast.store.EventStore;
import hindcast.store.StreamId;
import java.util.HashMap;
import java.util.Map;

/// The versions of lines that do not say theirs. The first line of an aggregate stands where its event stands in the store already,
/// or behind the newest one; the others follow. So a file that grew can be imported again.
final class NextVersions {
    private final EventStore store;
    private final Map<StreamId, Integer> versions = new HashMap<>();

    NextVersions(EventStore store) {
        this.store = store;
    }

    int of(Line line) {
        return versions.merge(line.stream(), first(line), (last, _) -> last + 1);
    }

    private int first(Line line) {
        if (versions.containsKey(line.stream()) || store.stream(line.stream()).isEmpty()) {
            return 1;
        }
        int[] place = {0, 0};
        store.read(line.stream(), 0, event -> {
            place[0] = event.version() + 1;
            if (event.id().equals(line.event().id())) {
                place[1] = event.version();
            }
        });
        return place[1] > 0 ? place[1] : place[0];
    }
}
