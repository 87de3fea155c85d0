package hindcast.app.session;

import hindcast.store.StoreException;
import hindcast.store.projection.run.ProjectionRunner;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;

/// Who runs projections beside a window: how they are is told by the store, so only what nobody would see otherwise is noted.
public final class QuietRunner implements ProjectionRunner.Listener {
    private static final Logger LOG = System.getLogger(QuietRunner.class.getName());

    @Override
    public void holds(Set<String> names) {
        LOG.log(Level.DEBUG, "Runs {0}.", names);
    }

    @Override
    public void moved(String projection, long position, long events, Duration taken) {
        LOG.log(Level.TRACE, "{0} moved by {1} events.", projection, events);
    }

    @Override
    public void stopped(String projection, long position, String reason) {
        LOG.log(Level.INFO, "{0} stands before event {1}: {2}", projection, position, reason);
    }

    @Override
    public void away(StoreException why) {
        LOG.log(Level.INFO, why.getMessage());
    }
}
