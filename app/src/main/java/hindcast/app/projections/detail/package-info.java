/// One projection in full: how far behind it was, the event that it cannot fold, what was decided about it.
@NullMarked
package hindcast.app.projections.detail;

import org.jspecify.annotations.NullMarked;
