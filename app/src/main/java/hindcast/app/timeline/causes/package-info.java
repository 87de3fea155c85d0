/// What caused the event at the playhead and what it caused, across aggregates.
@NullMarked
package hindcast.app.timeline.causes;

import org.jspecify.annotations.NullMarked;
