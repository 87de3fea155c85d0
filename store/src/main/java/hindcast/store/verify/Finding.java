package hindcast.store.verify;

import hindcast.store.StreamId;
import java.time.Instant;
import java.util.Optional;

/// Something by which a store contradicts itself, with a place to look at and a sentence.
public sealed interface Finding {
    /// What it is, in a sentence.
    String sentence();

    /// Where it can be seen; empty when it is the store as a whole.
    Optional<Place> place();

    /// Whether something is wrong, or only to be known.
    default Severity severity() {
        return switch (this) {
            // What an imported event names as its cause may lie in the log that it came from.
            case Backwards _, BrokenLink _ -> Severity.NOTE;
            case Gap _, Twice _, BeyondHead _, ListDiffers _, SnapshotDiffers _, NotDecoded _, Fault _, Further _ -> Severity.ERROR;
        };
    }

    /// How bad it is.
    enum Severity {
        /// Two things cannot both be true.
        ERROR,
        /// It happens in real stores, and whoever looks at times or causes should know.
        NOTE
    }

    /// A place to go to.
    sealed interface Place {
        /// A stream.
        ///
        /// @param version 0 for all of it
        record Stream(StreamId stream, int version) implements Place {
        }

        /// A place in the log, which may be behind its end.
        record Log(long position) implements Place {
        }

        /// A projection.
        record ReadModel(String projection) implements Place {
        }
    }

    /// A version is missing.
    ///
    /// @param after   the version before; 0 when the stream does not begin with its first one
    /// @param version the one that follows
    record Gap(StreamId stream, int after, int version) implements Finding {
        @Override
        public String sentence() {
            String missing = version - after == 2 ? "v%d is missing".formatted(after + 1) : "v%d to v%d are missing".formatted(after + 1, version - 1);
            return "%s goes from v%d to v%d: %s.".formatted(stream, after, version, missing);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, version));
        }
    }

    /// A version is there more than once.
    ///
    /// @param position of the second event
    record Twice(StreamId stream, int version, long position) implements Finding {
        @Override
        public String sentence() {
            return "%s has v%d more than once, also at position %,d.".formatted(stream, version, position);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Log(position));
        }
    }

    /// Something stands behind the end of the log.
    ///
    /// @param what       stands there, such as `The checkpoint of orders`
    /// @param projection whose it is; empty for the list of streams
    /// @param position   where it stands
    /// @param head       the last position that was handed out
    record BeyondHead(String what, Optional<String> projection, long position, long head) implements Finding {
        @Override
        public String sentence() {
            return "%s is position %,d, but the log ends at %,d: what comes there next is passed over.".formatted(what, position, head);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(projection.<Place>map(Place.ReadModel::new).orElse(new Place.Log(position)));
        }
    }

    /// The list of streams says something else of a stream than its events.
    ///
    /// @param column of the list
    /// @param listed what stands there; `nothing` when the stream is not listed
    /// @param events what the events say; `nothing` when there are none
    record ListDiffers(StreamId stream, String column, String listed, String events) implements Finding {
        @Override
        public String sentence() {
            return "The list says of %s that %s is %s; its events say %s.".formatted(stream, column, listed, events);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, 0));
        }
    }

    /// A snapshot is not the state that the events give.
    ///
    /// @param reason why, without a full stop
    record SnapshotDiffers(StreamId stream, int version, String reason) implements Finding {
        @Override
        public String sentence() {
            return "The snapshot of %s at v%d is not what its events give: %s.".formatted(stream, version, reason);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, version));
        }
    }

    /// An event cannot be decoded by this program.
    ///
    /// @param type   of the event
    /// @param reason why, without a full stop
    record NotDecoded(StreamId stream, int version, String type, String reason) implements Finding {
        @Override
        public String sentence() {
            return "%s v%d %s cannot be decoded: %s.".formatted(stream, version, type, reason);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, version));
        }
    }

    /// An event carries an earlier time than the one before it in its stream.
    record Backwards(StreamId stream, int version, Instant before, Instant at) implements Finding {
        @Override
        public String sentence() {
            return "%s v%d was recorded at %s, before its predecessor (%s).".formatted(stream, version, at, before);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, version));
        }
    }

    /// An event says that it was caused by something which is neither an event of the store nor a command that has appended here.
    ///
    /// @param cause the id that it names
    record BrokenLink(StreamId stream, int version, String cause) implements Finding {
        @Override
        public String sentence() {
            return "%s v%d says it was caused by %s: no event and no command here has that id.".formatted(stream, version, cause);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, version));
        }
    }

    /// The store is not as it was made: what keeps events from being changed, or who may do what.
    ///
    /// @param sentence what it is and what to do about it
    record Fault(String sentence) implements Finding {
        @Override
        public Optional<Place> place() {
            return Optional.empty();
        }
    }

    /// There is more of the same in a stream than is told.
    ///
    /// @param further how many findings
    record Further(StreamId stream, long further) implements Finding {
        @Override
        public String sentence() {
            return "%s has %,d further findings.".formatted(stream, further);
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place.Stream(stream, 0));
        }
    }
}
