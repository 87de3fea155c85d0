/// Who caused what, read by the indexes that are there for it.
@NullMarked
package hindcast.store.jdbc.cause;

import org.jspecify.annotations.NullMarked;
