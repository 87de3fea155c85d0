/// The commands that ask history.
@NullMarked
package hindcast.cli.question;

import org.jspecify.annotations.NullMarked;
