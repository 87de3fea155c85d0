/// Giving commands to an aggregate: which are possible, what each would do, and what came of it.
@NullMarked
package hindcast.app.command;

import org.jspecify.annotations.NullMarked;
