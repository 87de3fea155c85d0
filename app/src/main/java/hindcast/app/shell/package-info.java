/// What all screens of a window share: where it is, how one gets about, and what time it looks at.
@NullMarked
package hindcast.app.shell;

import org.jspecify.annotations.NullMarked;
