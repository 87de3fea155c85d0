package hindcast.app.fx;

import java.io.Serial;

/// A failure whose message is a sentence for the user: what happened, to what, what is safe, what to do.
public final class Told extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public Told(String sentence) {
        super(sentence);
    }

    public Told(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
