/// Commands that verify a store: whether it contradicts itself, and whether what is served of read models is what the events say.
@NullMarked
package hindcast.cli.verify;

import org.jspecify.annotations.NullMarked;
