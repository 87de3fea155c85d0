@NullMarked
package hindcast.store.projection.rebuild;

import org.jspecify.annotations.NullMarked;
