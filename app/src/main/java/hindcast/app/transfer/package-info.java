/// Events on their way into a store and out of it: files imported and exported, and made-up samples.
@NullMarked
package hindcast.app.transfer;

import org.jspecify.annotations.NullMarked;
