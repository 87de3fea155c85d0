package hindcast.app.question;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.projectnessie.cel.common.operators.Operator;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Constant;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;

/// Which types of event an expression can hold at, as far as its form alone says so. It is sure because `&&` is false where either side is, even
/// where the other one cannot be told.
final class EventTypes {
    private EventTypes() {
    }

    /// The types outside of which it is false; empty when it may hold at an event of any type.
    static Optional<Set<String>> of(Expr expression) {
        if (!expression.hasCallExpr()) {
            return Optional.empty();
        }
        List<Expr> sides = expression.getCallExpr().getArgsList();
        return switch (Operator.byId(expression.getCallExpr().getFunction())) {
            case LogicalAnd -> both(of(sides.getFirst()), of(sides.getLast()));
            case LogicalOr -> of(sides.getFirst()).flatMap(one -> of(sides.getLast()).map(other -> union(one, other)));
            case Equals -> isType(sides.getFirst()) ? texts(List.of(sides.getLast()))
                    : isType(sides.getLast()) ? texts(List.of(sides.getFirst())) : Optional.empty();
            case In -> isType(sides.getFirst()) && sides.getLast().hasListExpr()
                    ? texts(sides.getLast().getListExpr().getElementsList()) : Optional.empty();
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        Set<String> both = new HashSet<>(one.get());
        both.retainAll(other.get());
        return Optional.of(Set.copyOf(both));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return Set.copyOf(union);
    }

    private static boolean isType(Expr expression) {
        return expression.hasIdentExpr() && expression.getIdentExpr().getName().equals("type");
    }

    private static Optional<Set<String>> texts(List<Expr> expressions) {
        boolean all = expressions.stream().allMatch(one -> one.getConstExpr().getConstantKindCase() == Constant.ConstantKindCase.STRING_VALUE);
        return all
                ? Optional.of(expressions.stream().map(one -> one.getConstExpr().getStringValue()).collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }
}
