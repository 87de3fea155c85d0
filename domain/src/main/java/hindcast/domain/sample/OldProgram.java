package hindcast.domain.sample;

import hindcast.store.Bulk.Placement;
import hindcast.store.NewEvent;
import java.util.function.Consumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Stores what older versions of the shop's program stored: OrderCreated of revision 1 (an item is one piece and has no quantity)
/// and of revision 2 (no notes). Only for orders that such a program could create.
final class OldProgram {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private OldProgram() {
    }

    /// @param revision of OrderCreated that is stored: 1 to 3, which is today's
    static Consumer<Placement> storing(int revision, Consumer<Placement> log) {
        return revision == 3 ? log : placement -> log.accept(new Placement(
                placement.stream(), placement.version(),
                placement.event().type().equals("OrderCreated") ? older(placement.event(), revision) : placement.event()));
    }

    private static NewEvent older(NewEvent created, int revision) {
        ObjectNode data = (ObjectNode) EXACT.readTree(created.data());
        data.remove("customerNotes");
        if (revision == 1) {
            data.get("items").forEach(item -> ((ObjectNode) item).remove("quantity"));
        }
        return new NewEvent(
                created.id(), created.type(), revision, EXACT.writeValueAsString(data), created.metadata(), created.recordedAt());
    }
}
