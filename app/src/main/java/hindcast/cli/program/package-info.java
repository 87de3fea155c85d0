/// The program as its commands see it: the options of all of them, the store, the window's camera, and how they end.
@NullMarked
package hindcast.cli.program;

import org.jspecify.annotations.NullMarked;
