package hindcast.app.command.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.order.Order;
import hindcast.store.command.CommandType;
import hindcast.store.command.Field;
import hindcast.store.command.Problem;
import hindcast.store.command.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/// A form and its JSON, each written in turn.
final class FormModelTest {
    private static final JsonPointer ITEMS = JsonPointer.compile("/items");
    private static final JsonPointer QUANTITY = JsonPointer.compile("/items/0/quantity");
    private static final JsonPointer PRICE = JsonPointer.compile("/items/0/price");
    private static final CommandType<?, ?> CREATE = Order.AGGREGATE.commands().named("CreateOrder").orElseThrow();
    private static final Field.Many LINES = (Field.Many) CREATE.form().field("items").orElseThrow();

    private final FormModel form = new FormModel(CREATE, object("{\"currency\":\"EUR\"}"), object("{\"customerId\":\"c-2207\"}"));

    @Test
    void whatIsTypedIntoFieldsIsTheJson() {
        type("customerId", "c-1");
        form.add(ITEMS, LINES);
        type(QUANTITY, "2");
        type(PRICE, "19.90");
        assertEquals(object("{\"currency\":\"EUR\",\"customerId\":\"c-1\",\"items\":[{\"quantity\":2,\"price\":19.90}]}").toPrettyString(), form.text().get());
        assertEquals("19.90", form.shown(PRICE));
    }

    @Test
    void whatIsWrittenAsJsonStandsInTheFields() {
        int before = form.shape().get();
        form.write("{\"customerId\": \"c-1\", \"items\": [{\"quantity\": 3, \"price\": 0.10}, {}]}");
        assertEquals(List.of("c-1", "", "3", "0.10"), List.of(shown("/customerId"), shown("/currency"), form.shown(QUANTITY), form.shown(PRICE)));
        assertEquals(2, form.size(ITEMS));
        assertEquals(before + 1, form.shape().get());
    }

    @Test
    void aTextThatIsNoJsonSaysWhereAndKeepsTheForm() {
        form.write("{\"customerId\": \"c-1\",\n \"currency\": }");
        assertTrue(form.broken().get().endsWith("(line 2, column 14)"), form.broken().get());
        assertEquals("EUR", shown("/currency"));
        type("currency", "SEK");
        assertEquals("", form.broken().get());
        assertEquals(object("{\"currency\":\"SEK\"}").toPrettyString(), form.text().get());
    }

    @Test
    void aListIsNoObject() {
        form.write("[1]");
        assertEquals("a command is a JSON object, not [1]", form.broken().get());
    }

    @Test
    void whatIsNotTypedIsLeftOut() {
        type("customerNotes", "ring");
        type("customerNotes", " ");
        assertEquals(object("{\"currency\":\"EUR\"}"), form.json().get());
    }

    @Test
    void elementsComeAndGo() {
        assertEquals(JsonPointer.compile("/items/0"), form.add(ITEMS, LINES));
        assertEquals(JsonPointer.compile("/items/1"), form.add(ITEMS, LINES));
        type(JsonPointer.compile("/items/1/productId"), "lamp");
        form.remove(ITEMS, 0);
        assertEquals(object("{\"currency\":\"EUR\",\"items\":[{\"productId\":\"lamp\"}]}"), form.json().get());
    }

    @Test
    void aProblemStandsAtItsFieldOnceSomethingWasWrittenThere() {
        form.add(ITEMS, LINES);
        type(QUANTITY, "two");
        read();
        assertEquals(Optional.of("items[0].quantity is a whole number, not \"two\""), form.problem(QUANTITY));
        assertEquals(Optional.empty(), form.problem(PRICE));
        type(PRICE, "1");
        type(PRICE, "");
        read();
        assertEquals(Optional.of("items[0].price is required"), form.problem(PRICE));
    }

    @Test
    void aNumberThatNobodyCanWriteOutIsShownAsItWasTyped() {
        form.add(ITEMS, LINES);
        type(PRICE, "1e999999999");
        assertEquals("1E+999999999", form.shown(PRICE));
    }

    private void read() {
        form.tell(CREATE.read(form.json().get()) instanceof Reading.Unread<?>(List<Problem> problems) ? problems : List.of());
    }

    private String shown(String at) {
        return form.shown(JsonPointer.compile(at));
    }

    private void type(String name, String typed) {
        form.type(JsonPointer.empty().appendProperty(name), CREATE.form().field(name).orElseThrow(), typed);
    }

    private void type(JsonPointer at, String typed) {
        Field.Group line = (Field.Group) LINES.element();
        form.type(at, line.form().field(at.last().getMatchingProperty()).orElseThrow(), typed);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) new Field.Group("", true, CREATE.form()).typed(json).orElseThrow();
    }
}
