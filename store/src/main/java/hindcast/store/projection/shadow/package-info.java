@NullMarked
package hindcast.store.projection.shadow;

import org.jspecify.annotations.NullMarked;
