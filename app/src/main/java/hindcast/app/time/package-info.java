/// Times as people write them, for the window's jump field and the command line alike.
@NullMarked
package hindcast.app.time;

import org.jspecify.annotations.NullMarked;
