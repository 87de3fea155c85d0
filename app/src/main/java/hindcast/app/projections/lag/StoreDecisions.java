package hindcast.app.projections.lag;

import hindcast.app.session.Session;
import hindcast.store.projection.admin.Deed;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.admin.Skip;
import java.util.List;

/// Decisions as they are kept in an open store.
///
/// @param saidBy who decides, as the audit trail names them
public record StoreDecisions(Session session, Projections projections, String saidBy) implements Decisions {
    private static final int NEWEST = 500;

    @Override
    public boolean stop(String name, String reason) {
        return projections.stop(name, saidBy, reason);
    }

    @Override
    public boolean start(String name) {
        return projections.start(name, saidBy, "");
    }

    @Override
    public boolean retry(String name) {
        return projections.retry(name, saidBy, "");
    }

    @Override
    public boolean skip(String name, String reason) {
        return projections.skip(name, saidBy, reason);
    }

    @Override
    public List<Skip> ledger(String name) {
        return projections.ledger(name);
    }

    @Override
    public List<Deed> deeds(String name) {
        return projections.audit(name, Long.MAX_VALUE, NEWEST);
    }

    @Override
    public boolean readOnly() {
        return session.readOnly();
    }
}
