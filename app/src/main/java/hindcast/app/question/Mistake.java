package hindcast.app.question;

/// What is wrong, or looks wrong, in an expression, and where.
///
/// @param text     the expression
/// @param offset   the place in it, counted in chars; its length for its end
/// @param sentence what is wrong and what to write instead
public record Mistake(String text, int offset, String sentence) {
    private static final int AROUND = 12;

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

    /// The words around the place with a mark before it, and what is wrong: for where a caret cannot stand below it.
    public String excerpt() {
        int from = Math.max(0, offset - AROUND);
        int to = Math.min(text.length(), offset + AROUND);
        String before = (from > 0 ? "…" : "") + text.substring(from, offset);
        return "%s▸%s%s  %s".formatted(before, text.substring(offset, to), to < text.length() ? "…" : "", sentence).replace('\n', ' ');
    }

    /// Where it is, when the expression has several lines, and what it is.
    @Override
    public String toString() {
        return text.indexOf('\n') < 0 ? "%s (at %d)".formatted(sentence, column()) : "%s (line %d, at %d)".formatted(sentence, line(), column());
    }
}
