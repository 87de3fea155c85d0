package hindcast.app.transfer;

import hindcast.store.StreamId;
import java.util.Optional;

/// A line that cannot be imported.
///
/// @param line      its number, from 1, blank lines counted
/// @param aggregate whose it is, if that much could be read
/// @param reason    why, as a sentence without a full stop
public record Problem(long line, Optional<StreamId> aggregate, String reason) {
    @Override
    public String toString() {
        return "Line %,d%s: %s.".formatted(line, aggregate.map(stream -> " (" + stream + ")").orElse(""), reason);
    }
}
