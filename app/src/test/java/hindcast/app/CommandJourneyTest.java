package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.session.QuietRunner;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderCommand.AddItem;
import hindcast.domain.order.OrderCommand.CreateOrder;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.testing.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An order is taken from its beginning to its return by commands that are filled in by hand, while somebody else writes to it too.
final class CommandJourneyTest {
    private static final StreamId ORDER = new StreamId("Order", "o-1");

    private Session session;
    private OpenWindow window;

    @BeforeEach
    void openTheList(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        session = OpenWindow.session(url);
        session.projections().begin();
        session.keepUp(new QuietRunner());
        window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings);
    }

    @AfterEach
    void close() {
        window.close();
        session.close();
    }

    @Test
    void fromTheListToTheReturn() {
        window.click(".begin");
        window.click("New order…");
        window.type("#field-customerId", "c-1");
        window.click("#add-items");
        fill(Map.of("items-0-productId", "lamp", "items-0-quantity", "2", "items-0-price", "12.50"));
        window.type("#id", ORDER.id());
        give("OrderCreated");
        assertEquals(new Place.Timeline(ORDER, new Place.At.Live()), window.desk().navigator().place().get());

        choose("Add item", Map.of("productId", "bulb", "price", "3"));
        give("OrderItemAdded");
        choose("Add item", Map.of("productId", "cable", "price", "4.75"));
        somebodyElse(new AddItem("shade", 1, new BigDecimal("9.00")));
        window.untilShown("Meanwhile one event came");
        assertEquals("cable", ((TextField) window.node("#field-productId")).getText());
        give("OrderItemAdded");
        choose("Confirm order", Map.of());
        give("OrderConfirmed");
        payAtTheSecondAttempt();
        palette("ship o-1");
        fill(Map.of("trackingNumber", "JD1"));
        give("OrderShipped");
        choose("Deliver order", Map.of());
        give("OrderDelivered");
        choose("Return items", Map.of("reason", "too dark"));
        give("ItemsReturned");
        window.untilShown("orders ✓");
        window.untilShown("analytics ✓");
        assertEquals(List.of("OrderCreated", "OrderItemAdded", "OrderItemAdded", "OrderItemAdded", "OrderConfirmed", "PaymentInitiated", "PaymentFailed",
                "PaymentInitiated", "PaymentAuthorized", "OrderShipped", "OrderDelivered", "ItemsReturned"),
                events().stream().map(Recorded::type).toList());
        assertEquals(11, events().stream().flatMap(event -> event.metadata().commandId().stream()).distinct().count(),
                "each has its own, and somebody else's has none");
    }

    @Test
    void theKeyboardStaysWhereItWasWhenEverythingIsAskedAnew() {
        somebodyElse(new CreateOrder("c-1", "EUR", List.of(), null, null, null, null, null));
        window.then(() -> window.desk().navigator().go(new Place.Command(ORDER, "AddItem")));
        window.type("#field-productId", "lamp");
        window.then(() -> window.wiring().root().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F5, false, false, false, false)));
        assertTrue(window.node("#field-productId").isFocused());
        assertEquals("lamp", ((TextField) window.node("#field-productId")).getText());
    }

    private void payAtTheSecondAttempt() {
        choose("Initiate payment", Map.of());
        give("PaymentInitiated");
        choose("Fail payment", Map.of("reason", "card expired"));
        give("PaymentFailed");
        choose("Initiate payment", Map.of());
        give("PaymentInitiated");
        choose("Authorize payment", Map.of());
        give("PaymentAuthorized");
    }

    private void choose(String command, Map<String, String> fields) {
        window.click(command);
        fill(fields);
    }

    private void fill(Map<String, String> fields) {
        fields.forEach((field, text) -> window.type("#field-" + field, text));
    }

    /// Gives what is filled in, and waits until it is done.
    private void give(String event) {
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.untilShown("Done: one event");
        window.untilShown(event);
    }

    private void palette(String typed) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.write(typed);
        window.untilShown(ORDER.toString());
        window.press(KeyCode.ENTER);
    }

    private void somebodyElse(OrderCommand command) {
        assertInstanceOf(Outcome.Committed.class, session.aggregates().execute(Order.AGGREGATE, Request.of(ORDER, command, Metadata.NONE)));
    }

    private List<Recorded<String>> events() {
        List<Recorded<String>> events = new ArrayList<>();
        session.store().read(ORDER, 0, events::add);
        return events;
    }
}
