@NullMarked
package hindcast.store.timeline;

import org.jspecify.annotations.NullMarked;
