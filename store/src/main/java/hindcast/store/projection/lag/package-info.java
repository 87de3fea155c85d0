@NullMarked
package hindcast.store.projection.lag;

import org.jspecify.annotations.NullMarked;
