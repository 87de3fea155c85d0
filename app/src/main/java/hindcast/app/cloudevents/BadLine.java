package hindcast.app.cloudevents;

import hindcast.store.StreamId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a line cannot be imported, as a sentence without a full stop.
public final class BadLine extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable StreamId stream;

    BadLine(String reason) {
        this(reason, null);
    }

    private BadLine(String reason, @Nullable StreamId stream) {
        super(reason, null, false, false);
        this.stream = stream;
    }

    BadLine of(StreamId whose) {
        return new BadLine(String.valueOf(getMessage()), whose);
    }

    /// The aggregate that the line belongs to, if that much could be read.
    public Optional<StreamId> stream() {
        return Optional.ofNullable(stream);
    }
}
