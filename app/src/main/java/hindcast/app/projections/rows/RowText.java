package hindcast.app.projections.rows;

import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.admin.RowValues;
import java.math.BigDecimal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows as text that others read: as JSON.
final class RowText {
    private static final JsonMapper JSON = new JsonMapper();

    private RowText() {
    }

    /// A row as a JSON object: its numbers with all their digits, its times in UTC.
    static String json(RowShape<?> shape, RowValues row) {
        ObjectNode json = JSON.createObjectNode();
        for (int index = 0; index < shape.columns().size(); index++) {
            Column column = shape.columns().get(index);
            switch (row.values().get(index)) {
                case null -> json.putNull(column.name());
                case Integer number -> json.put(column.name(), number);
                case Long number -> json.put(column.name(), number);
                case BigDecimal amount -> json.put(column.name(), amount);
                case Boolean yes -> json.put(column.name(), yes);
                case Object other -> json.put(column.name(), other.toString());
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
