/// One open store: where it is, how one gets in, and what a window or a command works with once it is open.
@NullMarked
package hindcast.app.session;

import org.jspecify.annotations.NullMarked;
