/// What a shell knows of the command line while one types it, made of the commands themselves.
@NullMarked
package hindcast.cli.completion;

import org.jspecify.annotations.NullMarked;
