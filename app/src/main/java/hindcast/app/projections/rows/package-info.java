/// The rows of a read model, as many as there are.
@NullMarked
package hindcast.app.projections.rows;

import org.jspecify.annotations.NullMarked;
