@NullMarked
package hindcast.cli.bench.rebuild;

import org.jspecify.annotations.NullMarked;
