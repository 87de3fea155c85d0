/// Whether a store contradicts itself: the log, the list of streams, the snapshots. Read models are verified in [hindcast.store.verify.rows].
@NullMarked
package hindcast.store.verify;

import org.jspecify.annotations.NullMarked;
