/// The command line: one command is run, and what goes wrong is put into words.
@NullMarked
package hindcast.cli;

import org.jspecify.annotations.NullMarked;
