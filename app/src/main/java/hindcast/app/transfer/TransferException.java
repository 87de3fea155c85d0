package hindcast.app.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// A file that cannot be read or written; the message says which, why, and what is safe.
public final class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TransferException(String message, IOException cause) {
        super(message, cause);
    }

    static TransferException reading(String name, IOException cause) {
        return new TransferException("%s cannot be read: %s. Nothing was imported.".formatted(name, reason(cause)), cause);
    }

    static TransferException writing(String name, IOException cause) {
        return new TransferException("%s cannot be written: %s. What stood there before is unchanged.".formatted(name, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "this user may not";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
