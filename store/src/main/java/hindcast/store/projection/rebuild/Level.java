package hindcast.store.projection.rebuild;

import hindcast.store.log.Fence;
import hindcast.store.log.Log;
import hindcast.store.projection.shadow.Following;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Served;
import java.util.function.BooleanSupplier;

/// Keeps a generation that is not in service near the one that is: it follows the log, but never overtakes the other one as long as that moves. So both can
/// be brought to the same checkpoint in a moment.
final class Level {
    private static final long NEAR = 1_000;

    private final Site site;
    private final Following following;
    private final Fence fence;

    /// @param beside the one that is not in service, of the program's fold; nobody else brings it forward
    Level(Site site, Served beside) {
        this.site = site;
        this.following = new Following(site.db(), site.store(), site.projection(), beside);
        this.fence = new Log(site.db().source()).fence();
        fence.settled();
    }

    /// Every event up to this position is in its rows.
    long position() {
        return following.position();
    }

    /// Follows the log until it is near.
    ///
    /// @param goOn asked now and then
    /// @return false when it was not to go on
    boolean catchUp(BooleanSupplier goOn) {
        long limit = limit();
        boolean wanted = goOn.getAsBoolean();
        while (wanted && limit - following.position() > 0) {
            wanted = following.to(limit, goOn);
            long next = limit();
            if (next - limit <= NEAR) {
                return wanted;
            }
            limit = next;
        }
        return wanted;
    }

    private long limit() {
        Served served = new Catalogue(site.db()).served().get(site.projection().name());
        long mark = fence.look().mark();
        return served != null && site.moves(served) ? Math.min(mark, served.checkpoint()) : mark;
    }

    /// Brings it to a checkpoint that the other one is held at.
    ///
    /// @return false when it is too far behind to do so while the other one waits
    boolean to(long checkpoint) {
        return checkpoint - following.position() <= 2 * NEAR && following.to(checkpoint, () -> true);
    }
}
