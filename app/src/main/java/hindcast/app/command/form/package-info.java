/// The form of a command: made of its record, in step with its JSON both ways, each problem at its field.
@NullMarked
package hindcast.app.command.form;

import org.jspecify.annotations.NullMarked;
