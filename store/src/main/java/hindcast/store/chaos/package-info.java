/// The log under the worst that writers and servers do, with a ledger of what they were told and a verdict over what became of it.
@NullMarked
package hindcast.store.chaos;

import org.jspecify.annotations.NullMarked;
