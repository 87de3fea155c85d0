@NullMarked
package hindcast.domain;

import org.jspecify.annotations.NullMarked;
