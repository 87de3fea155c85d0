package hindcast.app.projections;

import hindcast.app.projections.lag.Decisions;
import hindcast.store.projection.admin.Deed;
import hindcast.store.projection.admin.Skip;
import java.util.ArrayList;
import java.util.List;

/// Decisions that are remembered as they were made. Whatever is decided twice in a row was decided already.
public final class FakeDecisions implements Decisions {
    public final List<String> made = new ArrayList<>();
    public final List<Skip> skips = new ArrayList<>();
    public final List<Deed> deeds = new ArrayList<>();
    public String refusal = "";
    public boolean readOnly;
    public int read;

    private boolean decide(String decision) {
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
        boolean other = made.isEmpty() || !made.getLast().equals(decision);
        made.add(decision);
        return other;
    }

    @Override
    public boolean stop(String name, String reason) {
        return decide("stop " + name + ": " + reason);
    }

    @Override
    public boolean start(String name) {
        return decide("start " + name);
    }

    @Override
    public boolean retry(String name) {
        return decide("retry " + name);
    }

    @Override
    public boolean skip(String name, String reason) {
        return decide("skip " + name + ": " + reason);
    }

    @Override
    public List<Skip> ledger(String name) {
        read++;
        return List.copyOf(skips);
    }

    @Override
    public List<Deed> deeds(String name) {
        return List.copyOf(deeds);
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }
}
