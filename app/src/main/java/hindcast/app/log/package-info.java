/// The log of an open store as one looks at it: its mark in words, and what follows it.
@NullMarked
package hindcast.app.log;

import org.jspecify.annotations.NullMarked;
