@NullMarked
package hindcast.store.projection.fold;

import org.jspecify.annotations.NullMarked;
