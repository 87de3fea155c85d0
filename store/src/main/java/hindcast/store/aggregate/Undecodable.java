package hindcast.store.aggregate;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// A stored payload cannot be read as the event that its type says. The message is the reason in one sentence without a full stop,
/// naming the field: "items[0].quantity is missing".
public final class Undecodable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Undecodable(String message) {
        super(message);
    }

    public Undecodable(JacksonException cause) {
        super(reason(cause), cause);
    }

    private static String reason(JacksonException cause) {
        String field = field(cause.getPath());
        return switch (cause) {
            case InvalidNullException _ -> field + " is missing";
            case InvalidFormatException wrong -> field + " cannot be \"" + wrong.getValue() + "\"";
            case UnrecognizedPropertyException _ -> field + " is not known";
            case MismatchedInputException wrong -> field + " is not " + article(wrong.getTargetType());
            case ValueInstantiationException refused when refused.getCause() != null -> field + ": " + refused.getCause().getMessage();
            case StreamReadException broken -> "the payload is not JSON: " + broken.getOriginalMessage();
            default -> field + ": " + cause.getOriginalMessage();
        };
    }

    private static String field(List<JacksonException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.isEmpty() ? "the payload" : field.toString();
    }

    private static String article(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return "a text";
        }
        if (type.isRecord()) {
            return "an object";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type) ? "a number" : "a " + type.getSimpleName();
    }
}
