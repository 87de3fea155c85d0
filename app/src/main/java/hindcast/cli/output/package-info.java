/// How commands print: tables and sentences for people, one JSON object a line for programs.
@NullMarked
package hindcast.cli.output;

import org.jspecify.annotations.NullMarked;
