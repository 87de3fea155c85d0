/// What caused an event and what it caused, across streams: the ids that metadata names, followed level by level and never without a bound.
@NullMarked
package hindcast.store.causes;

import org.jspecify.annotations.NullMarked;
