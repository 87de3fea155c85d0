/// What would have become of an aggregate: a branch of its timeline, beside what really happened. Nothing here knows a store.
@NullMarked
package hindcast.app.whatif;

import org.jspecify.annotations.NullMarked;
