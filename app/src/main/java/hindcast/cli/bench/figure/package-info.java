/// What was measured, beside what it is compared to, on its way to the terminal.
@NullMarked
package hindcast.cli.bench.figure;

import org.jspecify.annotations.NullMarked;
