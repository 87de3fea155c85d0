@NullMarked
package hindcast.store.projection.table;

import org.jspecify.annotations.NullMarked;
