package hindcast.app.projections.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.projections.FakeDecisions;
import hindcast.app.projections.Statuses;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The chosen projection, as it goes on.
final class DetailModelTest {
    private final FakeDecisions decisions = new FakeDecisions();
    private final DetailModel model = new DetailModel(new Background(Runnable::run, Runnable::run), decisions);

    @Test
    void whatWasDecidedIsReadOnceWhileItsNumbersMove() {
        model.show(Optional.of(Statuses.live("orders")));
        model.show(Optional.of(Statuses.status("orders", State.BEHIND, Level.FINE, "", 7)));
        model.show(Optional.of(Statuses.live("orders")));
        assertEquals(1, decisions.read);
        assertEquals(new Load.Loaded<>(new Past(List.of(), List.of())), model.past().get());
    }

    @Test
    void itIsReadAgainWhenItsStateShowsADecision() {
        model.show(Optional.of(Statuses.live("orders")));
        model.show(Optional.of(Statuses.status("orders", State.STOPPED, Level.WARNING, "stopped by maria", 0)));
        model.show(Optional.of(Statuses.failed("orders", "carrier is missing")));
        assertEquals(3, decisions.read);
    }

    @Test
    void ofAnotherProjectionNothingOldIsShown() {
        model.show(Optional.of(Statuses.live("orders")));
        model.show(Optional.of(Statuses.live("accounts")));
        assertEquals(2, decisions.read);
        model.show(Optional.empty());
        assertEquals(new Load.Idle<>(), model.past().get());
    }
}
