package hindcast.app.question;

/// What is wrong, or looks wrong, in an expression, and where.
///
/// @param text     the expression
/// @param offset   the place in it, counted in chars; its length for its end
/// @param sentence what is wrong and what to write instead
public record Mistake(String text, int offset, String sentence) {
    public Mistake {
        offset = Math.clamp(offset, 0, text.length());
    }

    /// The line of the place, from 1.
    public int line() {
        return 1 + (int) text.substring(0, offset).chars().filter(letter -> letter == '\n').count();
    }

    /// The place in its line, from 1.
    public int column() {
        return offset - text.lastIndexOf('\n', offset - 1);
    }

    /// The line with a caret below the place, as a terminal shows it.
    public String pointed() {
        int begin = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        String line = text.substring(begin, end < 0 ? text.length() : end);
        return line + "\n" + line.substring(0, offset - begin).replaceAll("[^\t]", " ") + "^";
    }

    /// Where it is, when the expression has several lines, and what it is.
    @Override
    public String toString() {
        return text.indexOf('\n') < 0 ? "%s (at %d)".formatted(sentence, column()) : "%s (line %d, at %d)".formatted(sentence, line(), column());
    }
}
