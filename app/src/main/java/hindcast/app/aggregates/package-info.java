@NullMarked
package hindcast.app.aggregates;

import org.jspecify.annotations.NullMarked;
