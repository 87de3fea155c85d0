@NullMarked
package hindcast.cli.metrics;

import org.jspecify.annotations.NullMarked;
