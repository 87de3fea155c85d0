/// The language in which history is asked: CEL, read by a library of its grammar, and answered here on the states as the folds made them.
@NullMarked
package hindcast.app.question;

import org.jspecify.annotations.NullMarked;
