/// Two histories side by side.
@NullMarked
package hindcast.store.compare;

import org.jspecify.annotations.NullMarked;
