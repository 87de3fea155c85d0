/// The state at the playhead: as a tree with blame, as changes, and what may be believed of it.
@NullMarked
package hindcast.app.timeline.state;

import org.jspecify.annotations.NullMarked;
