/// The embedded default: a real PostgreSQL, run as the user, that every window and command line on one data folder shares.
@NullMarked
package hindcast.app.embedded;

import org.jspecify.annotations.NullMarked;
