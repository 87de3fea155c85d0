package hindcast.app.question;

import hindcast.store.question.Condition;
import hindcast.store.question.Moment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A condition that somebody has written, in CEL: `state.status == "PAID" && state.total > 100`. It may look at `state`, `data` and `meta` of
/// the event, its `type`, `version` and `time`. What is not there is null: equal to null alone, in no order with anything, false as a condition.
///
/// The library is loaded by the first expression; nothing else of the program waits for it.
public final class Expression implements Condition {
    private final String text;
    private final Term term;
    private final int variables;
    private final boolean needsState;
    private final Optional<Set<String>> types;
    private final List<Mistake> doubts;

    private Expression(Syntax syntax, Translation translation) {
        this.text = syntax.text();
        this.term = translation.whole(syntax.root());
        this.variables = translation.variables();
        this.needsState = translation.needsState();
        this.types = EventTypes.of(syntax.root());
        this.doubts = translation.doubts();
    }

    /// What was made of a text.
    public sealed interface Reading {
        /// It is understood.
        record Right(Expression expression) implements Reading {
        }

        /// It is not.
        record Wrong(Mistake mistake) implements Reading {
        }
    }

    /// Reads an expression.
    ///
    /// @param names what may stand in it
    public static Reading read(String text, Names names) {
        try {
            Syntax syntax = Syntax.of(text);
            return new Reading.Right(new Expression(syntax, new Translation(syntax, names)));
        } catch (Syntax.Refused refused) {
            return new Reading.Wrong(refused.mistake());
        }
    }

    /// As it was written.
    public String text() {
        return text;
    }

    /// What looks wrong in it and is not forbidden: names that nobody knows.
    public List<Mistake> doubts() {
        return doubts;
    }

    @Override
    public Answer at(Moment moment) {
        try {
            return switch (term.in(new Run(moment, variables))) {
                case Boolean holds -> holds ? Answer.YES : Answer.NO;
                case null -> Answer.NO;
                case Object other -> new Answer.Failed("True or false is expected; the expression is %s.".formatted(Values.kind(other)));
            };
        } catch (Fault fault) {
            return new Answer.Failed(new Mistake(text, fault.offset(), fault.sentence()).toString());
        }
    }

    @Override
    public boolean needsState() {
        return needsState;
    }

    @Override
    public Optional<Set<String>> types() {
        return types;
    }

    @Override
    public String toString() {
        return text;
    }
}
