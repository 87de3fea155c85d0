/// The frame of the window, around whatever screen it shows: top bar, rail, status line, and what floats over them.
@NullMarked
package hindcast.app.frame;

import org.jspecify.annotations.NullMarked;
