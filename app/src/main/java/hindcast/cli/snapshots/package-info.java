/// The commands about snapshots.
@NullMarked
package hindcast.cli.snapshots;

import org.jspecify.annotations.NullMarked;
