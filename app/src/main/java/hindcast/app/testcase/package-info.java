/// Histories and commands as tests of the domain: source code, for people to keep.
@NullMarked
package hindcast.app.testcase;

import org.jspecify.annotations.NullMarked;
