/// Stores that are made to be measured: as large as the largest that must still feel quick.
@NullMarked
package hindcast.store.scale;

import org.jspecify.annotations.NullMarked;
