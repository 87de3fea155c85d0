/// Travelling through one stream: what is open, where the playhead stands, what is compared, what plays. No widget.
@NullMarked
package hindcast.app.timeline.travel;

import org.jspecify.annotations.NullMarked;
