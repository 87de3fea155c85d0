/// JavaFX plumbing that knows no store and no screen. The only package that speaks to the toolkit's thread.
@NullMarked
package hindcast.app.fx;

import org.jspecify.annotations.NullMarked;
