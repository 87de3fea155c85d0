/// The lane: a stream's events on a true time axis, with the playhead.
@NullMarked
package hindcast.app.timeline.lane;

import org.jspecify.annotations.NullMarked;
