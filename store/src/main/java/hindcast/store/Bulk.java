package hindcast.store;

import java.util.List;

/// One transaction that places events of many streams at exact versions: what an import writes. Nothing is visible before
/// `commit()`; closing without it leaves the store as it was. Used by one thread.
public interface Bulk extends AutoCloseable {
    /// An event and the place where it belongs.
    record Placement(StreamId stream, int version, NewEvent event) {
    }

    /// What became of a placement.
    sealed interface Placed {
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
    List<Placed> place(List<Placement> placements);

    /// Makes everything placed visible, at once and durably.
    void commit();

    /// Ends the transaction; what was not committed is gone.
    @Override
    void close();
}
