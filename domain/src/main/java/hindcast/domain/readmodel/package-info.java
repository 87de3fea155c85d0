@NullMarked
package hindcast.domain.readmodel;

import org.jspecify.annotations.NullMarked;
