/// A graph of causes as a tree, as a picture and as text for other programs: what the window and the command line share of it.
@NullMarked
package hindcast.app.causes;

import org.jspecify.annotations.NullMarked;
