@NullMarked
package hindcast.store.command;

import org.jspecify.annotations.NullMarked;
