/// The commands that do something to an aggregate, or suppose that it were done.
@NullMarked
package hindcast.cli.act;

import org.jspecify.annotations.NullMarked;
