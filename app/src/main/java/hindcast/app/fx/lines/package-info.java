/// Long lists and tables whose lines are all of one height, made quick to redraw when most of their lines change at once.
@NullMarked
package hindcast.app.fx.lines;

import org.jspecify.annotations.NullMarked;
