@NullMarked
package hindcast.app;

import org.jspecify.annotations.NullMarked;
