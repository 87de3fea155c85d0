package hindcast.app.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.common.CELError;
import org.projectnessie.cel.common.Source;
import org.projectnessie.cel.parser.Macro;
import org.projectnessie.cel.parser.Options;
import org.projectnessie.cel.parser.Parser;
import org.projectnessie.cel.parser.gen.CELLexer;
import org.projectnessie.cel.parser.gen.CELParser;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;
import org.projectnessie.cel.shaded.org.antlr.v4.runtime.BaseErrorListener;
import org.projectnessie.cel.shaded.org.antlr.v4.runtime.CharStreams;
import org.projectnessie.cel.shaded.org.antlr.v4.runtime.CommonTokenStream;
import org.projectnessie.cel.shaded.org.antlr.v4.runtime.RecognitionException;
import org.projectnessie.cel.shaded.org.antlr.v4.runtime.Recognizer;

/// An expression as the grammar of CEL sees it, with its macros written out.
///
/// @param text    as it was written
/// @param root    the whole
/// @param offsets where each of its nodes stands, by its id, counted in code points
record Syntax(String text, Expr root, Map<Long, Integer> offsets) {
    /// Longer than anything that a person asks; what is nested as deep as this allows can still be gone through.
    static final int LETTERS = 2_000;
    static final int DEEPEST = 50;

    private static final Map<String, String> OTHERWISE = Map.of(
            "and", "&&", "AND", "&&", "or", "||", "OR", "||", "not", "!", "NOT", "!", "is", "==", "<>", "!=", "like", "contains(…)");

    /// Reads an expression.
    ///
    /// @throws Refused with what is wrong
    static Syntax of(String text) {
        refuseHuge(text);
        try {
            check(text);
            Parser.ParseResult parsed = Parser.parse(Options.builder().macros(Macro.AllMacros).build(), Source.newTextSource(text));
            if (parsed.hasErrors()) {
                throw refused(text, parsed.getErrors().getErrors().getFirst());
            }
            return new Syntax(text, parsed.getExpr(), parsed.getSourceInfo().getPositionsMap());
        } catch (StackOverflowError _) {
            throw new Refused(new Mistake(text, 0, "The expression is nested too deep."));
        }
    }

    /// An expression is not understood.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Mistake mistake;

        Refused(Mistake mistake) {
            super(mistake.sentence());
            this.mistake = mistake;
        }

        Mistake mistake() {
            return mistake;
        }
    }

    /// Where a node stands, in chars.
    int offset(long node) {
        return text.offsetByCodePoints(0, Math.min(offsets.getOrDefault(node, 0), text.codePointCount(0, text.length())));
    }

    private static void refuseHuge(String text) {
        if (text.isBlank()) {
            throw new Refused(new Mistake(text, 0, "An expression is missing, such as state.total > 100."));
        }
        // What the loops are written out with; nobody else may touch it.
        if (text.contains("__result__")) {
            throw new Refused(new Mistake(text, text.indexOf("__result__"), "“__result__” is reserved."));
        }
        if (text.length() > LETTERS) {
            throw new Refused(new Mistake(text, LETTERS, "The expression has %,d letters; it may have %,d.".formatted(text.length(), LETTERS)));
        }
        int depth = 0;
        for (int place = 0; place < text.length(); place++) {
            depth += "([{?".indexOf(text.charAt(place)) >= 0 ? 1 : ")]}".indexOf(text.charAt(place)) >= 0 ? -1 : 0;
            if (depth > DEEPEST) {
                throw new Refused(new Mistake(text, place, "The expression is nested deeper than %d brackets.".formatted(DEEPEST)));
            }
        }
    }

    /// The library's parser would print what is wrong to the terminal, so the grammar is asked first, and heard.
    private static void check(String text) {
        List<Mistake> mistakes = new ArrayList<>();
        BaseErrorListener listener = new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer, @Nullable Object token, int line, int column, String message, @Nullable RecognitionException why) {
                mistakes.add(new Mistake(text, offset(text, line, column), words(text, offset(text, line, column), message)));
            }
        };
        CELLexer lexer = new CELLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(listener);
        CELParser parser = new CELParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(listener);
        parser.start();
        if (!mistakes.isEmpty()) {
            throw new Refused(mistakes.getFirst());
        }
    }

    private static int offset(String text, int line, int column) {
        int begin = 0;
        for (int before = 1; before < line; before++) {
            begin = text.indexOf('\n', begin) + 1;
        }
        return text.offsetByCodePoints(begin, Math.clamp(column, 0, text.codePointCount(begin, text.length())));
    }

    private static String words(String text, int offset, String message) {
        String rest = text.substring(offset);
        String word = rest.split("\\s", 2)[0];
        if (rest.startsWith("\"") || rest.startsWith("'")) {
            return message.contains("token recognition") ? "This text does not end." : "“%s” does not belong here.".formatted(rest.strip());
        }
        if (rest.isBlank()) {
            return "The expression is not finished.";
        }
        if (message.startsWith("token recognition") && rest.startsWith("=")) {
            return "Two values are compared by ==.";
        }
        if (message.startsWith("token recognition") && (rest.startsWith("&") || rest.startsWith("|"))) {
            return "“and” is written &&, “or” is written ||.";
        }
        String otherwise = OTHERWISE.get(word);
        if (otherwise != null) {
            return "“%s” is written %s here.".formatted(word, otherwise);
        }
        return message.startsWith("missing '")
                ? "“%s” is missing here.".formatted(message.substring(9, message.indexOf('\'', 9)))
                : "“%s” does not belong here.".formatted(word);
    }

    private static Refused refused(String text, CELError error) {
        int offset = error.getLocation().line() < 1 ? 0 : offset(text, error.getLocation().line(), error.getLocation().column());
        String message = error.getMessage();
        if (message.contains("has()")) {
            message = "A field is asked for, such as has(state.payment)";
        } else if (message.contains("simple name")) {
            message = "A name for the elements is expected first, as in state.items.exists(item, item.price > 10)";
        } else if (message.contains("int literal")) {
            message = "A whole number as large as this is written with a point, such as 12345678901234567890.0";
        } else if (message.contains("reserved")) {
            message = "This word is reserved and cannot be a name";
        }
        return new Refused(new Mistake(text, offset, Operators.begun(message) + "."));
    }
}
