package hindcast.app;

import hindcast.app.connect.Opener;
import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.Progress;
import hindcast.app.fx.Views;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.transfer.Sample;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Opens stores for the window: as a session does, and with the sample shop in the embedded one at the first start.
final class Stores implements Opener {
    @Override
    public Session open(Target target, Progress progress) {
        return Session.open(target, progress);
    }

    @Override
    public void fill(Session session, Progress progress, BooleanSupplier enough) {
        if (session.target() instanceof Target.Embedded(DataFolder folder) && !folder.knowsTheWindow()) {
            if (session.store().head() == 0) {
                sample(session, progress, enough);
            }
            // Only now: a start that is killed on the way is the first one again.
            folder.meetTheWindow();
        }
    }

    private static void sample(Session session, Progress progress, BooleanSupplier enough) {
        String what = Views.text("opening.sample");
        progress.step(what, 0);
        try {
            Sample.fill(session.store(), Sample.SEED, Sample.ORDERS, Instant.now(), pace -> {
                if (enough.getAsBoolean()) {
                    throw new CancellationException();
                }
                progress.step(what, pace.fraction());
            });
        } catch (CancellationException enoughOfIt) {
            progress.step(what, 1);
        }
    }

    @Override
    public Session create(Target.Postgres target) {
        return Session.create(target);
    }
}
