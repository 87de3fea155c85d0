/// What the File menu does: events brought in, taken out, and made up.
@NullMarked
package hindcast.app.menu;

import org.jspecify.annotations.NullMarked;
