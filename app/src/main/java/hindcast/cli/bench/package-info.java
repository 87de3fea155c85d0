/// What the program promises about its speed, measured: each figure beside a limit that is measured in the same run.
@NullMarked
package hindcast.cli.bench;

import org.jspecify.annotations.NullMarked;
