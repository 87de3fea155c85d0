@NullMarked
package hindcast.app.connect;

import org.jspecify.annotations.NullMarked;
