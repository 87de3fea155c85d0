/// Events on their way into a store and out of it: CloudEvents as JSON lines both ways, CSV for spreadsheets, and made-up samples.
@NullMarked
package hindcast.app.transfer;

import org.jspecify.annotations.NullMarked;
