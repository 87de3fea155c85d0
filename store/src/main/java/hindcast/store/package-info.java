@NullMarked
package hindcast.store;

import org.jspecify.annotations.NullMarked;
