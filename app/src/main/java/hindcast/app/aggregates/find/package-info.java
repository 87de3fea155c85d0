/// Which aggregates: an expression asked of all of a type, and those in which it is or was so.
@NullMarked
package hindcast.app.aggregates.find;

import org.jspecify.annotations.NullMarked;
