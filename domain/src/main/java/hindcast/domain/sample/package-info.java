@NullMarked
package hindcast.domain.sample;

import org.jspecify.annotations.NullMarked;
