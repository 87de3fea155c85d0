package hindcast.app.projections.verify;

import hindcast.app.session.Session;
import hindcast.store.projection.Projection;
import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Repair;
import hindcast.store.verify.rows.Repair.Repaired;
import hindcast.store.verify.rows.Sample;
import hindcast.store.verify.rows.Verdict;
import java.util.List;
import java.util.function.IntConsumer;

/// The checks of an open store.
///
/// @param saidBy who puts right, as the audit trail names them
public record StoreChecks(Session session, String saidBy) implements Checks {
    @Override
    public Verdict check(String name, ReadModelCheck.Listener listener) {
        return session.readModels().check(named(name), Sample.ALL, listener);
    }

    @Override
    public Repaired repair(String name, List<String> ids, String reason, IntConsumer done) {
        return session.repair().repair(named(name), ids, new Repair.Order(saidBy, reason), done);
    }

    @Override
    public String obstacle(String name) {
        return Repair.obstacle(named(name));
    }

    @Override
    public String streamType(String name) {
        return named(name).streamType();
    }

    @Override
    public boolean readOnly() {
        return session.readOnly();
    }

    private Projection<?, ?, ?> named(String name) {
        return session.projections().named(name).orElseThrow(() -> new IllegalArgumentException("There is no projection named " + name + "."));
    }
}
