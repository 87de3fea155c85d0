package hindcast.app.aggregates.find;

import hindcast.store.question.Search;

/// Who looks through the aggregates: a store. Asked off the toolkit's thread.
@FunctionalInterface
public interface Searching {
    /// Looks, as [Search#find] does.
    Search.Looked find(Search.Query query, Search.Listener listener);
}
