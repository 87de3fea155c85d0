package hindcast.store.command;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a form asks for in one place: a component of a command's record, or the elements of one that is a list.
public sealed interface Field {
    /// The name of the component, which is the field of the JSON; that of its list for an element.
    String name();

    /// Whether it has to be filled; the others may be left out.
    boolean required();

    /// The name in words: `Tracking number`.
    default String label() {
        return Label.of(name());
    }

    /// A text of any length.
    record Text(String name, boolean required) implements Field {
    }

    /// A number without a point.
    record Whole(String name, boolean required, Bounds bounds) implements Field {
    }

    /// An exact decimal.
    ///
    /// @param money whether it is an amount in the currency of the aggregate
    record Decimal(String name, boolean required, Bounds bounds, boolean money) implements Field {
    }

    /// Yes or no.
    record Truth(String name, boolean required) implements Field {
    }

    /// One of a few words.
    record Choice(String name, boolean required, List<String> choices) implements Field {
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    /// A day of the calendar, such as `2026-11-21`.
    record Day(String name, boolean required) implements Field {
    }

    /// A point in time, such as `2026-11-21T14:02:00Z`.
    record Moment(String name, boolean required) implements Field {
    }

    /// Fields that belong together.
    record Group(String name, boolean required, Form form) implements Field {
    }

    /// Any number of the same, in order.
    ///
    /// @param element what each of them is; always required
    record Many(String name, boolean required, Field element) implements Field {
    }

    /// What somebody typed into the field, as JSON: a number where a number is asked for and reads as one, the text itself where it does not,
    /// so that reading the command says what is wrong with it. Empty when nothing was typed.
    default Optional<JsonNode> typed(String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return text.isBlank() ? Optional.empty() : Optional.of(switch (this) {
            case Text _ -> json.stringNode(text);
            case Choice _, Day _, Moment _ -> json.stringNode(text.strip());
            case Whole _, Decimal _ -> number(text.strip());
            case Truth _ -> switch (text.strip()) {
                case "true" -> json.booleanNode(true);
                case "false" -> json.booleanNode(false);
                default -> json.stringNode(text);
            };
            case Group _, Many _ -> parsed(text);
        });
    }

    private static JsonNode number(String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        try {
            return text.matches("-?\\d+") ? json.numberNode(new BigInteger(text)) : json.numberNode(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return json.stringNode(text);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return CommandType.JSON.readTree(text);
        } catch (JacksonException none) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }
}
