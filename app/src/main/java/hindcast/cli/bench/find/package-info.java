/// What measures questions to history.
@NullMarked
package hindcast.cli.bench.find;

import org.jspecify.annotations.NullMarked;
