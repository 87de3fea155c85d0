@NullMarked
package hindcast.store.projection.admin;

import org.jspecify.annotations.NullMarked;
