package hindcast.app.projections.compare;

import hindcast.app.shell.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One column of a row that is not what the events say.
///
/// @param key    names the row; empty where the line above has the same one
/// @param row    where the row's aggregate is; empty for a row of many
/// @param column empty where nothing is known of any column
/// @param live   what is served; null for nothing
/// @param folded what it should be; null for nothing
/// @param setBy  the event that made it so, in a few words; empty where it is not known
/// @param event  where that event is
public record ComparedLine(
        Kind kind, String key, Optional<Place> row, String column, @Nullable String live, @Nullable String folded, String setBy, Optional<Place> event) {
    /// In what way the row is wrong.
    public enum Kind {
        MISSING, CHANGED, EXTRA, UNFOLDABLE
    }
}
