/// The commands about the log as a whole.
@NullMarked
package hindcast.cli.log;

import org.jspecify.annotations.NullMarked;
