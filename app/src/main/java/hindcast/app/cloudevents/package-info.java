/// Events as CloudEvents 1.0 in JSON, one a line, and back, with nothing lost on the way.
@NullMarked
package hindcast.app.cloudevents;

import org.jspecify.annotations.NullMarked;
