/// States kept beside the log, so that a long stream need not be read from its beginning: taken, used, checked against the events and made anew.
@NullMarked
package hindcast.store.snapshot;

import org.jspecify.annotations.NullMarked;
