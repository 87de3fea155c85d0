package hindcast.app.question;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import hindcast.app.question.Names.Shape;
import hindcast.app.question.Translation.Known;
import hindcast.store.timeline.Parts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.common.operators.Operator;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Constant;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;

/// The operators and functions of an expression, made into terms.
final class Calls {
    private static final Set<String> TESTS = Set.of("contains", "startsWith", "endsWith", "matches", "bool", "dyn");

    private final Translation translation;

    Calls(Translation translation) {
        this.translation = translation;
    }

    /// Whether what a function gives may be true or false.
    static boolean isCondition(String function) {
        return switch (Operator.byId(function)) {
            case Add, Subtract, Multiply, Divide, Modulo, Negate -> false;
            case null -> TESTS.contains(function);
            default -> true;
        };
    }

    Known known(Expr.Call call, int offset) {
        List<Known> arguments = new ArrayList<>();
        if (call.hasTarget()) {
            arguments.add(translation.known(call.getTarget()));
        }
        call.getArgsList().forEach(argument -> arguments.add(translation.known(argument)));
        List<Term> terms = arguments.stream().map(Known::term).toList();
        Operator operator = Operator.byId(call.getFunction());
        if (operator == null) {
            return Known.of(function(call, terms, offset));
        }
        if (operator == Operator.Equals || operator == Operator.NotEquals) {
            doubtConstant(arguments.getFirst().shape(), call.getArgs(1));
            doubtConstant(arguments.getLast().shape(), call.getArgs(0));
        }
        return operator == Operator.Index
                ? new Known(operated(operator, terms, offset), arguments.getFirst().shape().elements())
                : Known.of(operated(operator, terms, offset));
    }

    private Term operated(Operator operator, List<Term> terms, int offset) {
        Term left = terms.getFirst();
        Term right = terms.getLast();
        return switch (operator) {
            case Conditional -> run -> (Operators.truth(left, run, offset) ? terms.get(1) : right).in(run);
            case LogicalAnd -> Operators.and(left, right, offset);
            case LogicalOr -> Operators.or(left, right, offset);
            case LogicalNot -> run -> !Operators.truth(left, run, offset);
            case Equals -> Operators.same(left, right, true);
            case NotEquals -> Operators.same(left, right, false);
            case Less -> Operators.order(left, right, offset, compared -> compared < 0);
            case LessEquals -> Operators.order(left, right, offset, compared -> compared <= 0);
            case Greater -> Operators.order(left, right, offset, compared -> compared > 0);
            case GreaterEquals -> Operators.order(left, right, offset, compared -> compared >= 0);
            case Add -> Operators.plus(left, right, offset);
            case Subtract -> Operators.minus(left, right, offset);
            case Multiply -> Operators.times(left, right, offset);
            case Divide -> Operators.divided(left, right, offset);
            case Modulo -> Operators.remainder(left, right, offset);
            case Negate -> Operators.negated(left, offset);
            case Index -> run -> indexed(left.in(run), right.in(run), offset);
            case In, OldIn -> run -> within(run, left.in(run), right.in(run), offset);
            case NotStrictlyFalse, OldNotStrictlyFalse -> run -> {
                try {
                    return Operators.truth(left, run, offset);
                } catch (Fault _) {
                    return true;
                }
            };
            case Has, All, Exists, ExistsOne, Map, Filter -> throw translation.refused(offset, "This is not understood.");
        };
    }

    /// An element by its place or an object's value by its name; nothing where there is none.
    private static @Nullable Object indexed(@Nullable Object value, @Nullable Object index, int offset) {
        if (value == null || index == null) {
            return null;
        }
        if (Parts.isArray(value) && Values.isNumber(index)) {
            List<?> elements = Values.elements(value);
            BigDecimal place = Values.decimal(index);
            boolean there = place.signum() >= 0 && place.compareTo(BigDecimal.valueOf(elements.size())) < 0;
            return there ? Values.of(elements.get(place.intValue())) : null;
        }
        if (Parts.isObject(value) && index instanceof String name) {
            return Translation.field(value, name, offset);
        }
        throw new Fault(offset, "%s has nothing at %s.".formatted(Operators.begun(Values.kind(value)), Values.kind(index)));
    }

    private static boolean within(Run run, @Nullable Object value, @Nullable Object whole, int offset) {
        if (whole == null) {
            return false;
        }
        if (Parts.isArray(whole)) {
            List<?> elements = Values.elements(whole);
            run.spend(elements.size());
            return elements.stream().anyMatch(element -> Values.same(run, value, Values.of(element)));
        }
        if (Parts.isObject(whole)) {
            return value instanceof String name && Values.of(Parts.part(whole, name)) != null;
        }
        throw new Fault(offset, "“in” looks into a list or an object; this is %s.".formatted(Values.kind(whole)));
    }

    private Term function(Expr.Call call, List<Term> arguments, int offset) {
        String name = call.getFunction();
        int begin = Math.max(0, translation.text().lastIndexOf(name, offset));
        if (!Functions.exists(name)) {
            throw translation.refused(begin, Names.meant(name, Functions.names())
                    .map(meant -> "There is no function “%s”. Is “%s” meant?".formatted(name, meant))
                    .orElse("There is no function “%s”.".formatted(name)));
        }
        String wrong = Functions.wrongCount(name, arguments.size());
        if (!wrong.isEmpty()) {
            throw translation.refused(begin, wrong);
        }
        return name.equals("matches") && isText(call.getArgsList().getLast())
                ? Functions.matches(arguments.getFirst(), compiled(call.getArgsList().getLast()), begin)
                : Functions.call(name, arguments, begin);
    }

    private Pattern compiled(Expr pattern) {
        try {
            return Pattern.compile(pattern.getConstExpr().getStringValue());
        } catch (PatternSyntaxException wrong) {
            throw translation.refused(translation.offset(pattern), Functions.pattern(wrong));
        }
    }

    private void doubtConstant(Shape shape, Expr other) {
        String word = other.getConstExpr().getStringValue();
        if (!shape.constants().isEmpty() && isText(other) && !shape.constants().contains(word)) {
            translation.doubt(translation.offset(other), Names.meant(word, shape.constants())
                    .map(meant -> "It is never “%s”. Is “%s” meant?".formatted(word, meant))
                    .orElse("It is never “%s”, but %s.".formatted(word, String.join(", ", shape.constants()))));
        }
    }

    private static boolean isText(Expr node) {
        return node.getConstExpr().getConstantKindCase() == Constant.ConstantKindCase.STRING_VALUE;
    }
}
