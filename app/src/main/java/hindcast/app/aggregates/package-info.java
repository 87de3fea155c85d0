/// The list of aggregates.
@NullMarked
package hindcast.app.aggregates;

import org.jspecify.annotations.NullMarked;
