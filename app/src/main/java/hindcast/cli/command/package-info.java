/// The commands that look at a store and fill it: each is a class, and all of them work on the same session as the window.
@NullMarked
package hindcast.cli.command;

import org.jspecify.annotations.NullMarked;
