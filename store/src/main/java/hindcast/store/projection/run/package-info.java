@NullMarked
package hindcast.store.projection.run;

import org.jspecify.annotations.NullMarked;
