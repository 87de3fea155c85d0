/// How events get into the log: all of an append or nothing, once for a command, with an answer even when the first one was lost.
@NullMarked
package hindcast.store.jdbc.append;

import org.jspecify.annotations.NullMarked;
