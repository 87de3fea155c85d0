/// The rebuild of a projection in the window: what it would take, how far it is, what it would change, and the generations that it leaves.
@NullMarked
package hindcast.app.projections.rebuild;

import org.jspecify.annotations.NullMarked;
