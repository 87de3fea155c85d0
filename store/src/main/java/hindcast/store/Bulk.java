package hindcast.store;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Placements;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.jdbc.append.Listing;
import java.util.List;

/// One transaction that places events of many streams at exact versions: what an import writes. Nothing is visible before
/// `commit()`; closing without it leaves the store as it was. Used by one thread.
public final class Bulk implements AutoCloseable {
    private static final Task PLACE = Task.writing(
            "The events were not written",
            "Either all of them are in the store or none: do it again, what is there already is passed over.");

    private final Transaction transaction;
    private final Listing listing;

    Bulk(Db db) {
        this.transaction = db.begin(PLACE, false);
        this.listing = new Listing(db);
    }

    /// An event and the place where it belongs.
    public record Placement(StreamId stream, int version, NewEvent event) {
    }

    /// What became of a placement.
    public sealed interface Placed {
        /// It is written, to be seen after the commit.
        record Added() implements Placed {
        }

        /// The same event, by its id, stands at that version already; nothing was written.
        record AlreadyThere() implements Placed {
        }

        /// Another event stands there, or the version would leave a gap; nothing of this placement was written.
        ///
        /// @param actual the version that the stream has
        record Refused(int actual) implements Placed {
        }
    }

    /// Places events in the order given, in one round trip.
    ///
    /// @return an answer for each placement, in their order
    public List<Placed> place(List<Placement> placements) {
        return transaction.run(connection -> Placements.place(connection, placements));
    }

    /// Makes everything placed visible, at once and durably.
    public void commit() {
        transaction.commit();
        listing.catchUp();
    }

    /// Ends the transaction; what was not committed is gone.
    @Override
    public void close() {
        transaction.close();
    }
}
