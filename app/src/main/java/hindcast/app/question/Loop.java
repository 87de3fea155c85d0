package hindcast.app.question;

import hindcast.app.question.Names.Shape;
import hindcast.app.question.Translation.Known;
import hindcast.app.question.Translation.Variable;
import hindcast.store.timeline.Parts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.common.operators.Operator;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr.Comprehension;

/// What `exists`, `all`, `filter` and `map` are written out to: a list gone through from its beginning, and a result that each element may change.
/// What is not there is an empty list; of an object the names are gone through.
final class Loop {
    private final Translation translation;
    private final Comprehension loop;
    private final int offset;

    Loop(Translation translation, Comprehension loop, int offset) {
        this.translation = translation;
        this.loop = loop;
        this.offset = offset;
    }

    /// A variable of the loop and what its name meant outside.
    private record Named(String name, Variable variable, @Nullable Variable before) {
    }

    Known known() {
        Known range = translation.known(loop.getIterRange());
        Term begin = translation.known(loop.getAccuInit()).term();
        int before = translation.nodes();
        Named result = name(loop.getAccuVar(), Shape.ANY);
        Named element = name(loop.getIterVar(), range.shape().elements());
        Term goesOn = translation.known(loop.getLoopCondition()).term();
        Term step = step(result.variable());
        translation.unname(element.name(), element.before());
        Term end = translation.known(loop.getResult()).term();
        translation.unname(result.name(), result.before());
        int cost = translation.nodes() - before;
        Pass pass = new Pass(element.variable().slot(), result.variable().slot(), goesOn, step, cost);
        Shape shape = loop.getAccuInit().hasListExpr() ? new Shape(null, element.variable().shape(), List.of()) : Shape.ANY;
        return new Known(run -> {
            Object outside = run.variable(pass.result());
            run.set(pass.result(), begin.in(run));
            pass.through(run, elements(range.term().in(run)));
            Object value = end.in(run);
            run.set(pass.result(), outside);
            return value;
        }, isFilter() ? shape : Shape.ANY);
    }

    private Named name(String name, Shape shape) {
        Variable before = translation.named(name);
        return new Named(name, translation.name(name, shape), before);
    }

    /// A result that is a list grows where it is: copied for each element it would cost the square of its length.
    private Term step(Variable result) {
        Expr step = loop.getLoopStep();
        if (isAppending(step)) {
            return appending(step, result);
        }
        if (step.getCallExpr().getFunction().equals(Operator.Conditional.id) && isAppending(step.getCallExpr().getArgs(1))) {
            Term test = translation.known(step.getCallExpr().getArgs(0)).term();
            Term append = appending(step.getCallExpr().getArgs(1), result);
            return run -> Operators.truth(test, run, offset) ? append.in(run) : run.variable(result.slot());
        }
        return translation.known(step).term();
    }

    private boolean isAppending(Expr node) {
        Expr.Call call = node.getCallExpr();
        return call.getFunction().equals(Operator.Add.id) && call.getArgs(0).getIdentExpr().getName().equals(loop.getAccuVar())
                && call.getArgs(1).getListExpr().getElementsCount() == 1;
    }

    private Term appending(Expr node, Variable result) {
        Term added = translation.known(node.getCallExpr().getArgs(1).getListExpr().getElements(0)).term();
        return run -> {
            @SuppressWarnings("unchecked")
            List<@Nullable Object> list = (List<@Nullable Object>) run.variable(result.slot());
            list.add(added.in(run));
            return list;
        };
    }

    private boolean isFilter() {
        Expr.Call step = loop.getLoopStep().getCallExpr();
        return step.getFunction().equals(Operator.Conditional.id) && isAppending(step.getArgs(1))
                && step.getArgs(1).getCallExpr().getArgs(1).getListExpr().getElements(0).getIdentExpr().getName().equals(loop.getIterVar());
    }

    private List<?> elements(@Nullable Object range) {
        if (range == null) {
            return List.of();
        }
        if (Parts.isArray(range)) {
            return Values.elements(range);
        }
        if (Parts.isObject(range)) {
            return Values.names(range);
        }
        throw new Fault(offset, "A list is gone through; this is %s.".formatted(Values.kind(range)));
    }

    /// @param cost how many parts one element costs
    private record Pass(int element, int result, Term goesOn, Term step, int cost) {
        void through(Run run, List<?> elements) {
            for (Object one : elements) {
                run.spend(cost);
                run.set(element, Values.of(one));
                if (!(goesOn.in(run) instanceof Boolean goes && goes)) {
                    return;
                }
                run.set(result, step.in(run));
            }
        }
    }
}
