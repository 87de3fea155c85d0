@NullMarked
package hindcast.store.projection;

import org.jspecify.annotations.NullMarked;
