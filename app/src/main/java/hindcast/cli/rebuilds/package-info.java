@NullMarked
package hindcast.cli.rebuilds;

import org.jspecify.annotations.NullMarked;
