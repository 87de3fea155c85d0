/// The window as the desktop sees it: its place, its first paint, its picture, and what it remembers.
@NullMarked
package hindcast.app.fx.window;

import org.jspecify.annotations.NullMarked;
