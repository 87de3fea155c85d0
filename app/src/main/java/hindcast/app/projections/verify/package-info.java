/// Whether what is served of the read models is what the events say, and putting right what is not.
@NullMarked
package hindcast.app.projections.verify;

import org.jspecify.annotations.NullMarked;
