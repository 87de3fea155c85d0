package hindcast.store.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON held against a form. It goes on behind each problem, so that all of them are told at once.
final class Inspection {
    private static final int SHOWN = 40;
    /// Digits that a number may have: the first addition would write out all the zeros of 1e999999999.
    private static final int DIGITS = 1_000;

    private final List<Problem> problems = new ArrayList<>();

    private Inspection() {
    }

    /// @param command the name of the command, for who gives it a field that it does not have
    static List<Problem> problems(Form form, JsonNode json, String command) {
        Inspection inspection = new Inspection();
        if (json instanceof ObjectNode object) {
            inspection.form(form, object, JsonPointer.empty(), command);
        } else {
            inspection.add(JsonPointer.empty(), "a command is a JSON object, not " + shown(json));
        }
        return inspection.problems;
    }

    private void form(Form form, ObjectNode json, JsonPointer at, String owner) {
        form.fields().forEach(field -> present(field, json.get(field.name()), at.appendProperty(field.name())));
        json.propertyNames().stream().filter(name -> form.field(name).isEmpty()).forEach(name -> {
            String fields = form.fields().stream().map(Field::name).collect(Collectors.joining(", "));
            add(at.appendProperty(name), path(at.appendProperty(name)) + " is not a field; "
                    + (fields.isEmpty() ? owner + " has none" : owner + " has " + fields));
        });
    }

    private void present(Field field, @Nullable JsonNode json, JsonPointer at) {
        if (json != null && !json.isNull()) {
            value(field, json, at);
        } else if (field.required()) {
            add(at, path(at) + " is required");
        }
    }

    private void value(Field field, JsonNode json, JsonPointer at) {
        switch (field) {
            case Field.Text _ -> require(json.isString(), json, at, "a text");
            case Field.Truth _ -> require(json.isBoolean(), json, at, "true or false");
            case Field.Whole whole -> {
                if (require(json.isIntegralNumber(), json, at, "a whole number")) {
                    within(whole.bounds(), json, at);
                }
            }
            case Field.Decimal decimal -> decimal(decimal, json, at);
            case Field.Choice choice -> require(
                    json.isString() && choice.choices().contains(json.stringValue()), json, at, "one of " + String.join(", ", choice.choices()));
            case Field.Day _ -> require(isDay(json), json, at, "a day such as 2026-11-21");
            case Field.Moment _ -> require(isMoment(json), json, at, "a time such as 2026-11-21T14:02:00Z");
            case Field.Group group -> {
                if (require(json.isObject(), json, at, "an object") && json instanceof ObjectNode object) {
                    form(group.form(), object, at, path(at));
                }
            }
            case Field.Many many -> {
                if (require(json.isArray(), json, at, "a list") && json instanceof ArrayNode array) {
                    for (int place = 0; place < array.size(); place++) {
                        present(many.element(), array.get(place), at.appendIndex(place));
                    }
                }
            }
        }
    }

    private void decimal(Field.Decimal decimal, JsonNode json, JsonPointer at) {
        if (!require(json.isNumber(), json, at, "a number")) {
            return;
        }
        BigDecimal number = json.decimalValue();
        if (Math.abs((long) number.scale()) > DIGITS) {
            add(at, path(at) + " has more than " + DIGITS + " digits");
        } else {
            within(decimal.bounds(), json, at);
        }
    }

    private void within(Bounds bounds, JsonNode json, JsonPointer at) {
        bounds.broken(json.decimalValue()).ifPresent(limit -> add(at, "%s is %s, not %s".formatted(path(at), limit, shown(json))));
    }

    private boolean require(boolean holds, JsonNode json, JsonPointer at, String what) {
        if (!holds) {
            add(at, "%s is %s, not %s".formatted(path(at), what, shown(json)));
        }
        return holds;
    }

    private void add(JsonPointer at, String sentence) {
        problems.add(new Problem(at, sentence));
    }

    private static boolean isDay(JsonNode json) {
        try {
            return json.isString() && LocalDate.parse(json.stringValue()) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isMoment(JsonNode json) {
        try {
            return json.isString() && Instant.parse(json.stringValue()) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static String shown(JsonNode json) {
        String text = json.isMissingNode() ? "nothing" : json.toString();
        return text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    /// A pointer as people write it: `items[0].quantity`.
    private static String path(JsonPointer at) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
            if (rest.getMatchingIndex() >= 0) {
                path.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
            }
        }
        return path.toString();
    }
}
