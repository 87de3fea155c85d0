/// The events of a stream: as a table beside the playhead, and one of them in full.
@NullMarked
package hindcast.app.timeline.event;

import org.jspecify.annotations.NullMarked;
