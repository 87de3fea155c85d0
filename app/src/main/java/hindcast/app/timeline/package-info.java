/// The screen of one aggregate: its lane, its events, and its state at the playhead.
@NullMarked
package hindcast.app.timeline;

import org.jspecify.annotations.NullMarked;
