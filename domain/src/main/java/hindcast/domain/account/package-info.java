@NullMarked
package hindcast.domain.account;

import org.jspecify.annotations.NullMarked;
