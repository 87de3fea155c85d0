/// What is served beside what it should be, a line for each column that differs.
@NullMarked
package hindcast.app.projections.compare;

import org.jspecify.annotations.NullMarked;
