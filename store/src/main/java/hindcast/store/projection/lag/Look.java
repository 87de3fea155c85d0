package hindcast.store.projection.lag;

import hindcast.store.log.SafeMark;
import java.time.Instant;
import java.util.List;

/// How all projections are.
///
/// @param mark      how far the log can be read
/// @param statuses  one for each projection, the worst first
/// @param alerts    the worst first
/// @param conflicts appends of the last five minutes that another writer was before
/// @param refused   those of them since the look before; 0 in the first one
public record Look(Instant at, SafeMark mark, List<Status> statuses, List<Alert> alerts, long conflicts, long refused) {
    public Look {
        statuses = List.copyOf(statuses);
        alerts = List.copyOf(alerts);
    }
}
