/// The frame of the window: where one is, how one gets about, and what is remembered.
@NullMarked
package hindcast.app.shell;

import org.jspecify.annotations.NullMarked;
