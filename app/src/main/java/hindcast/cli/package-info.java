/// The command line: each command is a class, and all of them work on the same session as the window.
@NullMarked
package hindcast.cli;

import org.jspecify.annotations.NullMarked;
