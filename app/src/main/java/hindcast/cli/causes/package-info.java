/// What the command line tells of causes.
@NullMarked
package hindcast.cli.causes;

import org.jspecify.annotations.NullMarked;
