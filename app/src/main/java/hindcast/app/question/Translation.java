package hindcast.app.question;

import hindcast.app.question.Names.Shape;
import hindcast.store.timeline.Parts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Constant;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;

/// Makes what the grammar saw into what can be evaluated: names are looked up, functions found and patterns compiled once, not at every version.
final class Translation {
    private static final List<String> ROOTS = List.of("state", "data", "meta", "type", "version", "time");
    private static final Pattern DECIMAL = Pattern.compile("-?\\s*([0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?)");

    private final Syntax syntax;
    private final Names names;
    private final Calls calls = new Calls(this);
    private final Map<String, Variable> variables = new HashMap<>();
    private final List<Mistake> doubts = new ArrayList<>();
    private int slots;
    private int nodes;
    private boolean needsState;

    Translation(Syntax syntax, Names names) {
        this.syntax = syntax;
        this.names = names;
    }

    /// A term and what is known of its value.
    record Known(Term term, Shape shape) {
        static Known of(Term term) {
            return new Known(term, Shape.ANY);
        }
    }

    /// What an element or a result is called within a loop.
    record Variable(int slot, Shape shape) {
    }

    /// The whole expression.
    ///
    /// @throws Syntax.Refused when a name or a function does not exist, or it is no condition
    Term whole(Expr root) {
        Term whole = known(root).term();
        String kind = switch (root.getExprKindCase()) {
            case CONST_EXPR -> root.getConstExpr().getConstantKindCase() == Constant.ConstantKindCase.BOOL_VALUE ? "" : "a value";
            case LIST_EXPR -> "a list";
            case STRUCT_EXPR -> "an object";
            case CALL_EXPR -> Calls.isCondition(root.getCallExpr().getFunction()) ? "" : "a value";
            case IDENT_EXPR, SELECT_EXPR, COMPREHENSION_EXPR, EXPRKIND_NOT_SET -> "";
        };
        if (!kind.isEmpty()) {
            throw refused(offset(root), "A condition is true or false; this is %s. Compare it, as in state.total > 100.".formatted(kind));
        }
        return whole;
    }

    /// How many variables an evaluation has.
    int variables() {
        return slots;
    }

    boolean needsState() {
        return needsState;
    }

    List<Mistake> doubts() {
        return List.copyOf(doubts);
    }

    /// How many nodes were made so far.
    int nodes() {
        return nodes;
    }

    int offset(Expr node) {
        return syntax.offset(node.getId());
    }

    String text() {
        return syntax.text();
    }

    Syntax.Refused refused(int offset, String sentence) {
        return new Syntax.Refused(new Mistake(syntax.text(), offset, sentence));
    }

    void doubt(int offset, String sentence) {
        doubts.add(new Mistake(syntax.text(), offset, sentence));
    }

    /// A name for what a loop goes through, until it is taken back.
    Variable name(String name, Shape shape) {
        Variable variable = new Variable(slots, shape);
        slots++;
        variables.put(name, variable);
        return variable;
    }

    @Nullable Variable named(String name) {
        return variables.get(name);
    }

    /// @param before what it meant outside of the loop
    void unname(String name, @Nullable Variable before) {
        if (before == null) {
            variables.remove(name);
        } else {
            variables.put(name, before);
        }
    }

    Known known(Expr node) {
        nodes++;
        int offset = offset(node);
        return switch (node.getExprKindCase()) {
            case CONST_EXPR -> Known.of(constant(node.getConstExpr(), offset));
            case IDENT_EXPR -> ident(node.getIdentExpr().getName(), offset);
            case SELECT_EXPR -> select(node.getSelectExpr(), offset);
            case CALL_EXPR -> calls.known(node.getCallExpr(), offset);
            case LIST_EXPR -> list(node.getListExpr());
            case STRUCT_EXPR -> struct(node.getStructExpr(), offset);
            case COMPREHENSION_EXPR -> new Loop(this, node.getComprehensionExpr(), offset).known();
            case EXPRKIND_NOT_SET -> throw refused(offset, "This is not understood.");
        };
    }

    private Term constant(Constant constant, int offset) {
        Object value = switch (constant.getConstantKindCase()) {
            case BOOL_VALUE -> constant.getBoolValue();
            case INT64_VALUE -> constant.getInt64Value();
            case UINT64_VALUE -> new BigDecimal(Long.toUnsignedString(constant.getUint64Value()));
            case DOUBLE_VALUE -> decimal(constant.getDoubleValue(), offset);
            case STRING_VALUE -> constant.getStringValue();
            case NULL_VALUE -> null;
            case BYTES_VALUE -> constant.getBytesValue().toStringUtf8();
            default -> throw refused(offset, "This is not understood.");
        };
        return _ -> value;
    }

    /// The decimal as it is written: a binary float has lost some of it.
    private BigDecimal decimal(double read, int offset) {
        Matcher written = DECIMAL.matcher(syntax.text()).region(offset, syntax.text().length());
        if (written.lookingAt()) {
            BigDecimal value = new BigDecimal(written.group(1));
            return written.group().startsWith("-") ? value.negate() : value;
        }
        return new BigDecimal(Double.toString(read));
    }

    private Known ident(String name, int offset) {
        Variable variable = variables.get(name);
        if (variable != null) {
            return new Known(run -> run.variable(variable.slot()), variable.shape());
        }
        return switch (name) {
            case "state" -> {
                needsState = true;
                yield new Known(run -> run.moment().state(), names.state());
            }
            case "data" -> new Known(run -> Values.of(run.data(offset)), names.data());
            case "meta" -> Known.of(Run::meta);
            case "type" -> Known.of(run -> run.moment().event().type());
            case "version" -> Known.of(run -> (long) run.moment().event().version());
            case "time" -> Known.of(run -> run.moment().event().recordedAt());
            default -> throw refused(offset, unknown(name));
        };
    }

    private String unknown(String name) {
        if (!names.state().doubts(name) && names.state().fields() != null) {
            return "“%s” is a field of the state: state.%1$s.".formatted(name);
        }
        if (name.equals(name.toUpperCase(Locale.ROOT))) {
            return "“%s” stands for nothing. A text stands in quotes: \"%1$s\".".formatted(name);
        }
        return Names.meant(name, ROOTS)
                .map(meant -> "There is no “%s”. Is “%s” meant?".formatted(name, meant))
                .orElse("There is no “%s”. An expression may look at %s.".formatted(name, String.join(", ", ROOTS)));
    }

    private Known select(Expr.Select select, int offset) {
        Known operand = known(select.getOperand());
        String field = select.getField();
        int place = Math.max(offset, syntax.text().indexOf(field, offset));
        if (operand.shape().doubts(field)) {
            doubt(place, Names.meant(field, operand.shape().fields().keySet())
                    .map(meant -> "No “%s” is known here. Is “%s” meant?".formatted(field, meant))
                    .orElse("No “%s” is known here; there is %s.".formatted(field, String.join(", ", operand.shape().fields().keySet()))));
        }
        Term term = operand.term();
        return select.getTestOnly()
                ? Known.of(run -> field(term.in(run), field, place) != null)
                : new Known(run -> field(term.in(run), field, place), operand.shape().field(field));
    }

    /// What an object holds by a name; nothing where there is no object.
    static @Nullable Object field(@Nullable Object object, String name, int offset) {
        if (object == null) {
            return null;
        }
        if (!Parts.isObject(object)) {
            throw new Fault(offset, Parts.isArray(object)
                    ? "A list has no “%s”; its elements have: list.exists(one, one.%1$s == …).".formatted(name)
                    : "%s has no “%s”.".formatted(Operators.begun(Values.kind(object)), name));
        }
        return Values.of(Parts.part(object, name));
    }

    private Known list(Expr.CreateList list) {
        List<Term> terms = list.getElementsList().stream().map(element -> known(element).term()).toList();
        return Known.of(run -> {
            List<@Nullable Object> elements = new ArrayList<>(terms.size());
            terms.forEach(term -> elements.add(term.in(run)));
            return elements;
        });
    }

    private Known struct(Expr.CreateStruct struct, int offset) {
        if (!struct.getMessageName().isEmpty()) {
            throw refused(offset, "There are no types to make values of; an object is written {\"name\": value}.");
        }
        Map<Term, Term> entries = new LinkedHashMap<>();
        struct.getEntriesList().forEach(entry -> entries.put(known(entry.getMapKey()).term(), known(entry.getValue()).term()));
        return Known.of(run -> {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            entries.forEach((key, value) -> object.put(String.valueOf(key.in(run)), value.in(run)));
            return object;
        });
    }
}
