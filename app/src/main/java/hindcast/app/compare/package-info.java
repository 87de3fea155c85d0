/// Two aggregates side by side, or one at two moments: what differs in their states, and where their histories part. The command line shows the same.
@NullMarked
package hindcast.app.compare;

import org.jspecify.annotations.NullMarked;
