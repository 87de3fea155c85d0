package hindcast.app;

import hindcast.app.session.Target;
import java.util.Optional;

/// What the window opens when it starts.
///
/// @param embedded the embedded default, which can always be opened
/// @param named    a store that was named on the command line
/// @param errand   what else was said there
record Start(Target.Embedded embedded, Optional<Target> named, Errand errand) {
}
