package hindcast.store.projection.rebuild;

import hindcast.store.StoreException;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.rebuild.Lines.Said;
import hindcast.store.projection.rebuild.RebuildLine.State;
import hindcast.store.projection.shadow.Claim;
import hindcast.store.projection.table.Audit;
import hindcast.store.projection.table.GenerationDdl;
import hindcast.store.projection.table.Generations;
import hindcast.store.projection.table.Ownership;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// One rebuild: a generation that is made beside the one in service, compared with it, and taken into service or given up. All of it is in the store, so it
/// can be gone on with by any process, whatever became of the one before.
public final class Rebuild {
    private final Site site;
    private final long number;
    private final Lines lines;

    Rebuild(Site site, long number) {
        this.site = site;
        this.number = number;
        this.lines = new Lines(site.db());
    }

    /// How a run of it ended.
    public sealed interface Ended {
        /// It can be compared and swapped.
        record Ready() implements Ended {
        }

        /// Somebody paused it.
        record Paused() implements Ended {
        }

        /// It was given up, and its table is gone; or it had ended before.
        record Over() implements Ended {
        }

        /// An event cannot be folded.
        ///
        /// @param position of the event
        /// @param reason   what the codec or the projection says
        record Failed(long position, String reason) implements Ended {
        }

        /// Another process is at work.
        record Elsewhere(String holder) implements Ended {
        }
    }

    /// Whether rows were swapped.
    public sealed interface Swapped {
        /// They were.
        ///
        /// @param moves whether the generation that is served now is one of the program's revision, which follows the log; another one stays as it is
        record Yes(int from, int to, boolean moves) implements Swapped {
        }

        /// They were not.
        ///
        /// @param why in a sentence
        record No(String why) implements Swapped {
        }
    }

    /// How it stands.
    public RebuildLine line() {
        return lines.line(number);
    }

    /// Begins it, or goes on where it stood, and works until it can be compared, or somebody pauses it or gives it up. One that was paused or has
    /// failed goes on.
    ///
    /// @param listener told on this thread how far it is; what it throws ends the work, which can be gone on with. So does an interrupt
    public Ended run(Consumer<Progress> listener) {
        Optional<Claim> claim = Claim.take(site.db().source(), site.projection().name());
        if (claim.isEmpty()) {
            return new Ended.Elsewhere(line().holder());
        }
        try (Claim _ = claim.get()) {
            OptionalInt turn = lines.take(number, site.holder());
            if (turn.isEmpty()) {
                discard();
                return new Ended.Over();
            }
            return new Building(site, line(), turn.getAsInt(), listener).run() ? new Ended.Ready() : settle();
        } catch (Stopped stopped) {
            lines.fail(number, stopped.why());
            return new Ended.Failed(stopped.why().event().position(), stopped.why().reason());
        }
    }

    private Ended settle() {
        if (line().state() == State.CANCELLED) {
            discard();
            return new Ended.Over();
        }
        lines.transacted(Lines.writing(), connection -> Lines.want(connection, number, "paused", true));
        return new Ended.Paused();
    }

    /// Lets it stand still after the part that it is at, whoever is at work.
    ///
    /// @return false when it has ended
    public boolean pause() {
        boolean nobody = !line().atWork();
        return lines.transacted(Lines.writing(), connection -> Lines.want(connection, number, "paused", nobody) == 1);
    }

    /// Gives it up, whoever is at work: its table goes, and what is served stays.
    ///
    /// @return false when it has ended or was given up already
    public boolean cancel(String saidBy, String reason) {
        boolean given = lines.transacted(Lines.writing(), connection -> {
            String details = Audit.standing(connection, site.projection().name());
            boolean wanted = Lines.want(connection, number, "cancelled", false) == 1;
            if (wanted) {
                Audit.write(connection, new Audit.Line(saidBy, "cancel", site.projection().name(), details, reason));
            }
            return wanted;
        });
        Optional<Claim> claim = Claim.take(site.db().source(), site.projection().name());
        if (claim.isPresent()) {
            try (Claim _ = claim.get()) {
                discard();
            }
        }
        return given;
    }

    private void discard() {
        RebuildLine line = line();
        if (line.state() != State.CANCELLED || !line.open()) {
            return;
        }
        lines.transacted(Task.writing("The table of a rebuild was not dropped", "It may be gone already."), connection -> {
            Ownership.assume(connection);
            GenerationDdl.drop(connection, line.projection(), line.generation());
            Generations.dropped(connection, line.projection(), line.generation());
            return Lines.end(connection, number, State.CANCELLED);
        });
    }

    /// Passes over the event that cannot be folded, now and in every later rebuild and in service: it is in the ledger for ever. [#run] goes on.
    ///
    /// @param reason not blank
    /// @return false when there is none
    public boolean skip(String saidBy, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is asked for: it stays in the audit trail.");
        }
        return lines.transacted(Lines.writing(), connection -> {
            String details = Audit.standing(connection, site.projection().name());
            boolean skipped = Lines.skip(connection, number, new Said(saidBy, reason.strip())) == 1;
            if (skipped) {
                Audit.write(connection, new Audit.Line(saidBy, "skip", site.projection().name(), details, reason.strip()));
            }
            return skipped;
        });
    }

    /// Compares it with what is served, both at the same checkpoint where what is served moves. Close it.
    ///
    /// @throws StoreException.Failed when it is not complete, or another process is at work
    public Review review() {
        return claimed("compared", () -> {
            Served shadow = site.db().run(Lines.writing(), this::shadow);
            Level level = new Level(site, shadow);
            level.catchUp(() -> true);
            return Review.of(site, shadow.generation(), level);
        });
    }

    /// Takes it into service. The generation before stays as it is until it is dropped.
    ///
    /// @throws StoreException.Failed when it is not complete, or another process is at work
    public Swapped swap(String saidBy, String reason) {
        return claimed("swapped", () -> {
            Served shadow = site.db().run(Lines.writing(), this::shadow);
            return new Swap(site, shadow, new Level(site, shadow))
                    .run("swap", new Said(saidBy, reason), connection -> Lines.end(connection, number, State.SWAPPED));
        });
    }

    private interface Claimed<T> {
        T work();
    }

    private <T> T claimed(String what, Claimed<T> work) {
        Optional<Claim> claim = Claim.take(site.db().source(), site.projection().name());
        if (claim.isEmpty()) {
            throw new StoreException.Failed("Rebuild %d cannot be %s: %s".formatted(number, what, line().words()), null);
        }
        try (Claim _ = claim.get()) {
            RebuildLine line = line();
            if (line.state() != State.REVIEW) {
                throw new StoreException.Failed("Rebuild %d cannot be %s: %s".formatted(number, what, line.words()), null);
            }
            return work.work();
        } catch (Stopped stopped) {
            lines.fail(number, stopped.why());
            throw new StoreException.Failed("Rebuild %d cannot be %s: %s".formatted(number, what, line().words()), null);
        }
    }

    private Served shadow(Connection connection) throws SQLException {
        RebuildLine line = line();
        return Objects.requireNonNull(Generations.one(connection, line.projection(), line.generation()), "the generation was dropped");
    }
}
