/// The log as a whole: how far it can be read without missing an event, reading it in order, and following it as it grows.
@NullMarked
package hindcast.store.log;

import org.jspecify.annotations.NullMarked;
