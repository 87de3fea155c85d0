package hindcast.store.timeline;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
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
import hindcast.store.aggregate.Request;
import hindcast.store.aggregate.Undecodable;
import hindcast.store.snapshot.Finding;
import hindcast.store.snapshot.Snapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The aggregates of an open store: their streams read and folded by the domain's code where it knows the type, by the default fold
/// where it does not, and commands executed on what they have become. Safe for use by many threads.
public final class Aggregates {
    private static final Fold<?> DEFAULT = new MergeFold();

    /// How many events make a stream long: fewer are folded as soon as a snapshot is found.
    private static final int LONG = 300;

    /// How many of the events that came meanwhile a conflict tells.
    private static final int MEANWHILE = 100;

    private final EventStore store;
    private final Supplier<String> ids;
    private final Optional<Snapshots> snapshots;
    private final Map<String, Fold<?>> folds = new HashMap<>();

    /// Aggregates that are always folded from their first event.
    ///
    /// @param known the aggregates of the domain
    /// @param ids   gives each new event its id
    public Aggregates(EventStore store, List<Aggregate<?, ?, ?>> known, Supplier<String> ids) {
        this(store, known, ids, Optional.empty());
    }

    /// @param snapshots those of the same store and the same aggregates, which commands and looks at the end of a long stream go on from
    public Aggregates(EventStore store, List<Aggregate<?, ?, ?>> known, Supplier<String> ids, Snapshots snapshots) {
        this(store, known, ids, Optional.of(snapshots));
    }

    private Aggregates(EventStore store, List<Aggregate<?, ?, ?>> known, Supplier<String> ids, Optional<Snapshots> snapshots) {
        this.store = store;
        this.ids = ids;
        this.snapshots = snapshots;
        known.forEach(aggregate -> folds.put(aggregate.type(), new AggregateFold<>(aggregate)));
    }

    /// A stream in a list, as it was at some time.
    ///
    /// @param summary  its line at that time: version, newest event and its time are those of then
    /// @param frame    its state then
    /// @param snapshot the version of the snapshot that the state was gone on to from, which stands in its tree for whatever set a value up to
    ///                 there; 0 when every event was folded
    public record Row(StreamSummary summary, Frame frame, int snapshot) {
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

    /// The newest state of a long stream, at once: from its snapshot and the events behind that. Empty when the stream is short or has no
    /// snapshot; then [#timeline] shows it about as soon. A timeline itself is always folded from the events.
    public Optional<Row> newest(StreamId stream) {
        return snapshots.flatMap(all -> all.usable(stream)).filter(kept -> kept.version() >= LONG).flatMap(kept -> {
            Tip<?> tip = new Tip<>(kept);
            store.read(stream, tip.after(), tip);
            return Optional.ofNullable(tip.row());
        });
    }

    /// What the newest snapshot of a stream says against its events: a finding, and never what the timeline shows.
    ///
    /// @param timeline the whole stream
    public Finding compare(Timeline timeline) {
        return snapshots.map(all -> all.compare(timeline.stream(), timeline::folded)).orElseGet(Finding.None::new);
    }

    /// The rows of a page as they are, or as they were at a time. Only these streams are read and folded, in one round trip; as they are, long
    /// ones go on from their snapshots, which are read in another one.
    ///
    /// @param listed the streams, each with the version by which it is long or not
    /// @param at     null for now; otherwise each stream is seen at the version in force then, always folded from its events
    /// @return a row for each stream that had an event then
    public Map<StreamId, Row> rows(List<StreamSummary> listed, @Nullable Instant at) {
        Map<StreamId, Tip<?>> tips = at == null ? tips(listed) : Map.of();
        Map<StreamId, Timeline.Builder> timelines = new LinkedHashMap<>();
        SequencedMap<StreamId, Integer> after = new LinkedHashMap<>();
        for (StreamSummary line : listed) {
            Tip<?> tip = tips.get(line.stream());
            after.put(line.stream(), tip == null ? 0 : tip.after());
        }
        store.read(after, event -> {
            StreamId stream = event.stream();
            Tip<?> tip = tips.get(stream);
            if (tip == null) {
                timelines.computeIfAbsent(stream, _ -> Timeline.builder(stream, foldOf(stream.type()))).accept(event);
            } else {
                tip.accept(event);
            }
        });
        Map<StreamId, Row> rows = new LinkedHashMap<>();
        for (StreamId stream : after.keySet()) {
            Tip<?> tip = tips.get(stream);
            Timeline.Builder timeline = timelines.get(stream);
            Row row = tip != null ? tip.row() : timeline == null ? null : row(timeline.build(), at);
            if (row != null) {
                rows.put(stream, row);
            }
        }
        return rows;
    }

    private Map<StreamId, Tip<?>> tips(List<StreamSummary> listed) {
        List<StreamId> large = listed.stream().filter(line -> line.version() >= LONG).map(StreamSummary::stream).toList();
        Map<StreamId, Tip<?>> tips = new HashMap<>();
        snapshots.filter(_ -> !large.isEmpty()).ifPresent(all -> all.usable(large).forEach((stream, kept) -> tips.put(stream, new Tip<>(kept))));
        return tips;
    }

    private static @Nullable Row row(Timeline timeline, @Nullable Instant at) {
        int version = at == null ? timeline.version() : timeline.versionAt(at);
        return version == 0 ? null : row(timeline, version);
    }

    private static Row row(Timeline timeline, int version) {
        Recorded<String> last = timeline.event(version);
        Instant firstAt = timeline.event(1).recordedAt();
        return new Row(new StreamSummary(timeline.stream(), version, firstAt, last.recordedAt(), last.type()), timeline.at(version), 0);
    }

    /// Loads the stream, asks the rules, and appends what they cause behind the version that was loaded. A command whose id stands in
    /// the metadata of events of the stream was executed before: it is answered with these, and appends nothing. Only then is it looked at
    /// whether the stream still has the version that is expected: if not, no rule is asked, and the conflict is noted and says what came. A stream with an
    /// event that this program does not know or cannot decode refuses every command, since no rule can be checked on a guess.
    public <S, C, E> Outcome<E> execute(Aggregate<S, C, E> aggregate, Request<C> request) {
        StreamId stream = request.stream();
        Optional<String> commandId = request.metadata().commandId();
        Loaded<S, E> loaded = new Loaded<>(aggregate, commandId, snapshots.flatMap(all -> all.usable(aggregate, stream, commandId)));
        try {
            store.read(stream, loaded.version(), loaded);
        } catch (Undecodable unreadable) {
            return new Outcome.Rejected<>(unreadable.getMessage());
        }
        if (!loaded.repeated().isEmpty()) {
            return new Outcome.Committed<>(loaded.repeatedVersion(), loaded.repeated());
        }
        int expected = request.expected().orElse(loaded.version());
        if (expected != loaded.version()) {
            AppendResult.Conflict conflict = new AppendResult.Conflict(expected, loaded.version(), meanwhile(stream, expected, loaded.version()));
            store.note(stream, conflict);
            return new Outcome.Conflict<>(conflict.expected(), conflict.actual(), conflict.meanwhile());
        }
        return switch (aggregate.decider().decide(loaded.state(), request.command())) {
            case Decision.Rejected<E>(String reason) -> new Outcome.Rejected<>(reason);
            case Decision.Accepted<E>(List<E> events) -> append(aggregate, request, loaded, events);
        };
    }

    private <S, C, E> Outcome<E> append(Aggregate<S, C, E> aggregate, Request<C> request, Loaded<S, E> loaded, List<E> events) {
        List<NewEvent> written = events.stream()
                .map(event -> aggregate.codec().encode(event, ids.get(), request.metadata(), request.recordedAt()))
                .toList();
        return switch (store.append(request.stream(), loaded.version(), written)) {
            case AppendResult.Appended appended -> {
                keep(aggregate, request.stream(), loaded, appended.lastVersion());
                yield new Outcome.Committed<>(appended.lastVersion(), events);
            }
            case AppendResult.Conflict(int expected, int actual, var meanwhile) -> new Outcome.Conflict<>(expected, actual, meanwhile);
        };
    }

    /// The events behind a version up to another one; the first hundred when there are more.
    private List<Recorded<String>> meanwhile(StreamId stream, int after, int last) {
        List<Recorded<String>> events = new ArrayList<>();
        if (after < last) {
            store.read(stream, after, event -> {
                if (event.version() <= last && events.size() < MEANWHILE) {
                    events.add(event);
                }
            });
        }
        return events;
    }

    /// Keeps what the command has made of a stream when it is time for it. The events are read again for it, as only the store knows when it
    /// recorded them; the command is done already, whatever becomes of this.
    private <S, E> void keep(Aggregate<S, ?, E> aggregate, StreamId stream, Loaded<S, E> loaded, int version) {
        snapshots.filter(all -> all.isDue(loaded.from(), version)).ifPresent(all -> {
            try {
                store.read(stream, loaded.version(), loaded);
                all.keep(aggregate, stream, loaded.version(), loaded.state());
            } catch (RuntimeException failed) {
                all.failed(stream, failed);
            }
        });
    }
}
