/// Whether what is served of read models is what the events say, and how single rows are put right.
@NullMarked
package hindcast.store.verify.rows;

import org.jspecify.annotations.NullMarked;
