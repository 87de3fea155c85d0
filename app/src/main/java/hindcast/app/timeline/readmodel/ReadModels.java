package hindcast.app.timeline.readmodel;

import hindcast.store.StreamId;
import hindcast.store.verify.rows.RowOf;
import java.util.List;

/// Where the rows of a stream come from. It waits for the database.
@FunctionalInterface
public interface ReadModels {
    /// What each projection of the stream's type says of it now.
    List<RowOf.Told> of(StreamId stream);
}
