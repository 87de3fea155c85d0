/// How whoever looks at many streams goes about it: ranges of them, some at a time, each as one moment sees it.
@NullMarked
package hindcast.store.ranges;

import org.jspecify.annotations.NullMarked;
