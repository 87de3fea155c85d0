/// The screen of projections: a table of how far behind each one is and why, and the chosen one below it.
@NullMarked
package hindcast.app.projections;

import org.jspecify.annotations.NullMarked;
