package hindcast.app.shell;

import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.question.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somewhere the window can be. Screens do not know each other: they go to a place, and the shell finds the screen for it.
/// A [Link] writes it down.
public sealed interface Place {
    /// The choice of a store.
    record Connect() implements Place {
    }

    /// The list of aggregates, narrowed by a query. Its `existedAt` is the window's clock and not part of the place.
    record Aggregates(StreamQuery query) implements Place {
    }

    /// A question to all aggregates of a type. Whoever goes there is shown the question; it is asked when the user says so.
    ///
    /// @param type       of the aggregates; empty for any that there are
    /// @param expression what is asked; empty for what was asked last
    /// @param scope      when it is or was so
    record Find(String type, String expression, Scope scope) implements Place {
    }

    /// One aggregate, with the playhead somewhere in its history.
    record Timeline(StreamId stream, At at) implements Place {
    }

    /// Two aggregates beside each other, or one at two moments.
    record Compare(Timeline left, Timeline right) implements Place {
    }

    /// A command that is about to be given to an aggregate, on its timeline.
    ///
    /// @param name of the command
    record Command(StreamId stream, String name) implements Place {
    }

    /// An aggregate that is about to be begun.
    record New(String type) implements Place {
    }

    /// How the read models are, one of them chosen.
    ///
    /// @param name of the projection; null where none was chosen
    record Projections(@Nullable String name) implements Place {
    }

    /// The rows of a read model.
    record Rows(String projection) implements Place {
    }

    /// Where somebody is who comes back another day: a form that was not filled in is not opened again.
    default Place lasting() {
        return switch (this) {
            case New _ -> new Aggregates(StreamQuery.ALL);
            case Command(StreamId stream, String _) -> new Timeline(stream, new At.Live());
            case Connect _, Aggregates _, Find _, Timeline _, Compare _, Projections _, Rows _ -> this;
        };
    }

    /// Where the playhead stands.
    sealed interface At {
        /// At a version; 0 is before the first event.
        record Version(int version) implements At {
        }

        /// At the version in force at a time.
        record Time(Instant instant) implements At {
        }

        /// At the newest version.
        record Live() implements At {
        }
    }
}
