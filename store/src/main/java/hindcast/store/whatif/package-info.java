/// What would come of a stream, as values: nothing in here knows a store, so nothing in here can write to one.
@NullMarked
package hindcast.store.whatif;

import org.jspecify.annotations.NullMarked;
