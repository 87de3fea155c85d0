@NullMarked
package hindcast.domain.order;

import org.jspecify.annotations.NullMarked;
