/// When was it so: an expression over the open timeline, the spans in which it held, and the way from one to the next.
@NullMarked
package hindcast.app.timeline.when;

import org.jspecify.annotations.NullMarked;
