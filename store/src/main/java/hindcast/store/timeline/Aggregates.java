package hindcast.store.timeline;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StreamSummary;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.MergeFold;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Undecodable;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The aggregates of an open store: their streams read and folded by the domain's code where it knows the type, by the default fold
/// where it does not, and commands executed on what they have become. Safe for use by many threads.
public final class Aggregates {
    private static final Fold<?> DEFAULT = new MergeFold();

    private final EventStore store;
    private final Supplier<String> ids;
    private final Map<String, Fold<?>> folds = new HashMap<>();

    /// @param known the aggregates of the domain
    /// @param ids   gives each new event its id
    public Aggregates(EventStore store, List<Aggregate<?, ?, ?>> known, Supplier<String> ids) {
        this.store = store;
        this.ids = ids;
        known.forEach(aggregate -> folds.put(aggregate.type(), new AggregateFold<>(aggregate)));
    }

    /// A stream in a list, as it was at some time.
    ///
    /// @param summary its line at that time: version, newest event and its time are those of then
    /// @param frame   its state then
    public record Row(StreamSummary summary, Frame frame) {
    }

    /// How streams of a type are folded: by the domain, or by the default fold.
    public Fold<?> foldOf(String type) {
        return folds.getOrDefault(type, DEFAULT);
    }

    /// Reads a stream whole; version 0 when there is no such stream.
    ///
    /// @param progress told the version of every event that is read; may throw to stop
    public Timeline timeline(StreamId stream, IntConsumer progress) {
        Folding folding = new Folding(Timeline.builder(stream, foldOf(stream.type())));
        store.read(stream, 0, event -> {
            folding.accept(event);
            progress.accept(event.version());
        });
        return folding.end();
    }

    /// The rows of a page as they are, or as they were at a time, in one round trip. Only these streams are read and folded.
    ///
    /// @param at null for now; otherwise each stream is seen at the version in force then
    /// @return a row for each stream that had an event then
    public Map<StreamId, Row> rows(List<StreamId> streams, @Nullable Instant at) {
        Map<StreamId, Row> rows = new LinkedHashMap<>();
        Map<StreamId, Timeline.Builder> timelines = new LinkedHashMap<>();
        store.read(streams, event -> timelines
                .computeIfAbsent(event.stream(), stream -> Timeline.builder(stream, foldOf(stream.type())))
                .accept(event));
        timelines.forEach((stream, builder) -> {
            Timeline timeline = builder.build();
            int version = at == null ? timeline.version() : timeline.versionAt(at);
            if (version > 0) {
                rows.put(stream, row(timeline, version));
            }
        });
        return rows;
    }

    private static Row row(Timeline timeline, int version) {
        Recorded<String> last = timeline.event(version);
        Instant firstAt = timeline.event(1).recordedAt();
        return new Row(new StreamSummary(timeline.stream(), version, firstAt, last.recordedAt(), last.type()), timeline.at(version));
    }

    /// Loads the stream, asks the rules, and appends what they cause behind the version that was loaded. A command whose id stands in
    /// the metadata of events of the stream was executed before: it is answered with these, and appends nothing. A stream with an event
    /// that this program does not know or cannot decode refuses every command, since no rule can be checked on a guess.
    ///
    /// @param metadata   of every event that it causes
    /// @param recordedAt null lets the database's clock say
    public <S, C, E> Outcome<E> execute(
            Aggregate<S, C, E> aggregate, StreamId stream, C command, Metadata metadata, @Nullable Instant recordedAt) {
        Loaded<S, E> loaded = new Loaded<>(aggregate, metadata.commandId());
        try {
            store.read(stream, 0, loaded);
        } catch (Undecodable unreadable) {
            return new Outcome.Rejected<>(unreadable.getMessage());
        }
        if (!loaded.repeated().isEmpty()) {
            return new Outcome.Committed<>(loaded.repeatedVersion(), loaded.repeated());
        }
        return switch (aggregate.decider().decide(loaded.state(), command)) {
            case Decision.Rejected<E>(String reason) -> new Outcome.Rejected<>(reason);
            case Decision.Accepted<E>(List<E> events) -> {
                List<NewEvent> written = events.stream()
                        .map(event -> aggregate.codec().encode(event, ids.get(), metadata, recordedAt))
                        .toList();
                yield switch (store.append(stream, loaded.version(), written)) {
                    case AppendResult.Appended appended -> new Outcome.Committed<>(appended.lastVersion(), events);
                    case AppendResult.Conflict(int expected, int actual) -> new Outcome.Conflict<>(expected, actual);
                };
            }
        };
    }
}
