package hindcast.app.fx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// What the user is told when something failed. Messages of ours are sentences already; anything else is a mistake of the
/// program: it is logged in full, once, and told without its stack trace.
public final class Problems {
    private static final Logger LOG = System.getLogger("hindcast");

    private Problems() {
    }

    /// A sentence for the screen.
    public static String sentence(Throwable problem) {
        if (problem.getClass().getName().startsWith("hindcast.") || problem instanceof IllegalArgumentException) {
            String message = problem.getMessage();
            return message == null ? Views.text("problem.unexpected", problem.getClass().getSimpleName()) : message;
        }
        LOG.log(Level.ERROR, "Unexpected", problem);
        return Views.text("problem.unexpected", problem.getClass().getSimpleName());
    }
}
