package hindcast.app.projections.detail;

import hindcast.store.projection.admin.Deed;
import hindcast.store.projection.admin.Skip;
import java.util.List;

/// What was decided about a projection.
///
/// @param skips the events that it passes over, by position
/// @param deeds the audit trail, the newest first
record Past(List<Skip> skips, List<Deed> deeds) {
}
