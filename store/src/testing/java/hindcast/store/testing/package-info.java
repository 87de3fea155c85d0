/// What tests of every module need of a store: a real PostgreSQL and fresh databases on it.
@NullMarked
package hindcast.store.testing;

import org.jspecify.annotations.NullMarked;
