/// What read models say of the open stream, beside what its events say.
@NullMarked
package hindcast.app.timeline.readmodel;

import org.jspecify.annotations.NullMarked;
