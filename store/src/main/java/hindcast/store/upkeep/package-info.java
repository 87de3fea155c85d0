/// What keeps a store in order beside its tables: who may do what, whether everything is still as it was made, how long anything may take.
/// It knows connections and nothing else of the store, so that every other package can ask it.
@NullMarked
package hindcast.store.upkeep;

import org.jspecify.annotations.NullMarked;
