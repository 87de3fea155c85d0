@NullMarked
package hindcast.cli.projections;

import org.jspecify.annotations.NullMarked;
