package hindcast.domain.rule;

import hindcast.store.aggregate.Decision;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a command is held against, one rule and its sentence after the other: the first rule that is broken refuses it.
/// Every condition is evaluated, also behind a broken rule, so conditions take what a careless caller may send, null included.
public final class Rules {
    private @Nullable String refusal;

    private Rules() {
    }

    /// The first rule.
    ///
    /// @param holds    whether the command keeps it
    /// @param sentence names the rule to whoever breaks it; no full stop
    public static Rules require(boolean holds, String sentence) {
        return new Rules().and(holds, sentence);
    }

    /// One more rule; matters only when those before it are kept.
    public Rules and(boolean holds, String sentence) {
        if (refusal == null && !holds) {
            refusal = sentence;
        }
        return this;
    }

    /// The event that the command causes when no rule is broken; it is not built otherwise.
    public <E> Decision<E> then(Supplier<? extends E> event) {
        return refusal == null ? Decision.accept(event.get()) : Decision.reject(refusal);
    }

    /// Whether there is a text that says something.
    public static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /// Whether there is a list, and an element at every place of it.
    public static boolean whole(@Nullable List<?> list) {
        return list != null && list.stream().allMatch(Objects::nonNull);
    }
}
