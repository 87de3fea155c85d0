package hindcast.cli.question;

import hindcast.app.question.Expression;
import hindcast.app.question.Mistake;
import hindcast.app.question.Names;
import hindcast.cli.program.Hindcast;

/// How an expression of a command line is read, and what is said of it.
final class Asked {
    /// What every command that takes one says of it.
    static final String LANGUAGE = "A condition in CEL about state, data, meta, type, version and time; what is not there is null.";

    private Asked() {
    }

    /// The expression; what looks wrong in it is said.
    ///
    /// @param type of the aggregates that it is about
    /// @throws IllegalArgumentException with what is wrong and where, when it is not understood
    static Expression of(Hindcast hindcast, String text, String type) {
        return switch (Expression.read(text, Names.ofType(type))) {
            case Expression.Reading.Wrong(Mistake mistake) -> throw new IllegalArgumentException(words(mistake));
            case Expression.Reading.Right(Expression expression) -> {
                expression.doubts().forEach(doubt -> hindcast.terminal().say(words(doubt)));
                yield expression;
            }
        };
    }

    private static String words(Mistake mistake) {
        return mistake.pointed() + "\n" + mistake.sentence();
    }
}
