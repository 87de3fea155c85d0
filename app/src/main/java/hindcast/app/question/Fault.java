package hindcast.app.question;

/// An expression cannot be answered at some moment. Thrown and caught within an evaluation, often, so it carries no stack.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    /// @param offset   the place in the expression
    /// @param sentence why
    Fault(int offset, String sentence) {
        super(sentence, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
