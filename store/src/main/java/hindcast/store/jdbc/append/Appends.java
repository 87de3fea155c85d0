package hindcast.store.jdbc.append;

import hindcast.store.AppendResult;
import hindcast.store.AppendResult.Appended;
import hindcast.store.AppendResult.Conflict;
import hindcast.store.AppendResult.OfAll;
import hindcast.store.EventStore.Append;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.SqlErrors;
import hindcast.store.jdbc.Task;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Appends to streams and finds the answer, whatever comes between: a writer who was first, a deadlock, a connection that is lost before the
/// answer of the commit. What it cannot know it does not guess: without a command id a lost answer stays lost.
public final class Appends {
    /// How often writers may get into each other's way before it is given up.
    private static final int ATTEMPTS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

    private final Db db;
    private final Listing listing;
    private final Refusals refusals;

    public Appends(Db db, Listing listing) {
        this.db = db;
        this.listing = listing;
        this.refusals = new Refusals(db);
    }

    /// Appends to one stream behind the expected version, or answers what stands there.
    public AppendResult append(Append part) {
        return switch (append(List.of(part))) {
            // A command that appended to other streams is answered by what it appended to the first of them.
            case OfAll.Appended(var streams) -> streams.getOrDefault(part.stream(), streams.firstEntry().getValue());
            case OfAll.Conflicts(var streams) -> streams.firstEntry().getValue();
        };
    }

    /// Appends to several streams, all or nothing.
    ///
    /// @param parts at least one, each of another stream
    public OfAll append(List<Append> parts) {
        Appending appending = Appending.of(parts);
        OfAll answer = attempts(appending);
        switch (answer) {
            case OfAll.Appended(var streams) -> listing.grown(streams.values());
            case OfAll.Conflicts(var streams) -> refusals.note(streams);
        }
        return answer;
    }

    /// Notes a conflict that was found before there was anything to append.
    public void note(StreamId stream, Conflict conflict) {
        refusals.note(Map.of(stream, conflict));
    }

    private OfAll attempts(Appending appending) {
        boolean lost = false;
        for (int attempt = 1;; attempt++) {
            try (Connection connection = connection(appending, lost)) {
                Optional<OfAll> answer = attempt(connection, appending);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (attempt == ATTEMPTS) {
                    Task task = appending.task();
                    throw new StoreException.Failed(task.failed() + ": each time it was tried, other writers were at work there that then gave up. "
                            + task.safe() + " Try again.", null);
                }
            } catch (SQLException error) {
                boolean first = !lost;
                lost |= SqlErrors.isLost(error);
                // The command is sent again, which appends once: while the server still works on the first one, the second one waits for it.
                boolean again = SqlErrors.isLost(error) ? first && appending.command() != null : SqlErrors.isCollision(error) && attempt < ATTEMPTS;
                if (!again) {
                    throw SqlErrors.translate(lost ? appending.task().unsureNow() : appending.task(), error);
                }
            }
            pause(attempt);
        }
    }

    private Connection connection(Appending appending, boolean lost) {
        try {
            return db.source().getConnection();
        } catch (SQLException error) {
            throw SqlErrors.translate(lost ? appending.task().unsureNow() : appending.task().unsent(), error);
        }
    }

    /// @return empty when what refused it is gone
    private static Optional<OfAll> attempt(Connection connection, Appending appending) throws SQLException {
        Optional<SequencedMap<StreamId, Appended>> written = appending.write(connection);
        if (written.isPresent()) {
            return Optional.of(new OfAll.Appended(written.get()));
        }
        if (appending.command() != null) {
            SequencedMap<StreamId, Appended> before = Refusal.appended(connection, appending.command());
            if (!before.isEmpty()) {
                return Optional.of(new OfAll.Appended(before));
            }
        }
        SequencedMap<StreamId, Conflict> conflicts = Refusal.conflicts(connection, appending.parts());
        return conflicts.isEmpty() ? Optional.empty() : Optional.of(new OfAll.Conflicts(conflicts));
    }

    // Two that met do not come back at the same instant.
    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE.toNanos(), Duration.ofMillis(1).toNanos() << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
}
