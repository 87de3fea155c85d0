@NullMarked
package hindcast.store.aggregate;

import org.jspecify.annotations.NullMarked;
