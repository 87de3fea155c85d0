/// How whoever verifies much goes about it: ranges of streams, some at a time, each as one moment sees it.
@NullMarked
package hindcast.store.verify.work;

import org.jspecify.annotations.NullMarked;
