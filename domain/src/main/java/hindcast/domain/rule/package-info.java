@NullMarked
package hindcast.domain.rule;

import org.jspecify.annotations.NullMarked;
