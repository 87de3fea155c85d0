/// How the projections of an open store are, as the whole window shows it, and what somebody may decide about them.
@NullMarked
package hindcast.app.projections.lag;

import org.jspecify.annotations.NullMarked;
