package hindcast.store.projection.rebuild;

import hindcast.store.EventStore;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.log.Log;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Projection;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.rebuild.Lines.Said;
import hindcast.store.projection.rebuild.Progress.Stage;
import hindcast.store.projection.rebuild.RebuildLine.State;
import hindcast.store.projection.shadow.Claim;
import hindcast.store.projection.table.Audit;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.GenerationDdl;
import hindcast.store.projection.table.Generations;
import hindcast.store.projection.table.Ownership;
import hindcast.store.projection.table.Served;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The rebuilds of a program's projections: which there are, and the generations that they made. What is served stays in service until another generation is
/// taken into its place, and can be taken back into service as long as it was not dropped.
public final class Rebuilds {
    private static final String GENERATIONS = """
            select number, revision, checkpoint, number = (
                    select generation
                    from hindcast.projections
                    where name = projection), exists (
                    select
                    from hindcast.rebuilds
                    where rebuilds.projection = generations.projection
                      and generation = number
                      and ended_at is null), coalesce(pg_total_relation_size(to_regclass(format('read_model.%I', projection || '_g' || number))), 0),
                made_at, moved_at
            from hindcast.generations
            where projection = ?
              and dropped_at is null
            order by number desc
            """;

    private final Projections projections;
    private final EventStore store;
    private final Db db;
    private final Lines lines;
    private final String holder;
    private final Bounds bounds;

    /// @param projections their source has two connections more than the bounds have workers
    /// @param holder      what this process is called, for who asks who is at work
    public Rebuilds(Projections projections, EventStore store, String holder, Bounds bounds) {
        this.projections = projections;
        this.store = store;
        this.db = new Db(projections.source());
        this.lines = new Lines(db);
        this.holder = holder;
        this.bounds = bounds;
    }

    /// Whether a rebuild was begun.
    public sealed interface Begun {
        /// It was: [Rebuild#run] does the work.
        record Yes(Rebuild rebuild) implements Begun {
        }

        /// It was not.
        ///
        /// @param why in a sentence
        record No(String why) implements Begun {
        }
    }

    /// A generation of a projection that was not dropped.
    ///
    /// @param checkpoint every event up to this position is in it
    /// @param serving    whether it is in service
    /// @param rebuilding whether a rebuild that has not ended makes it
    /// @param bytes      what it takes on the disk, with its indexes
    /// @param movedAt    when it came to its checkpoint
    public record Generation(
            int number, int revision, long checkpoint, boolean serving, boolean rebuilding, long bytes, Instant madeAt, Instant movedAt) {
    }

    /// What a rebuild would read and write, and how long it would take; it touches nothing.
    ///
    /// @throws IllegalArgumentException when there is no such projection
    public Preview preview(String name, Scope scope) {
        return Preview.of(site(name), scope, refusal(named(name), scope));
    }

    /// Begins a rebuild: its generation is there, and empty.
    ///
    /// @throws IllegalArgumentException                 when there is no such projection
    /// @throws hindcast.store.StoreException.Denied when the user may not create tables in `read_model`
    public Begun begin(String name, Scope scope, String saidBy, String reason) {
        Projection<?, ?, ?> projection = named(name);
        Optional<String> refusal = refusal(projection, scope);
        if (refusal.isPresent()) {
            return new Begun.No(refusal.get());
        }
        long target = new Log(db.source()).fence().settled().mark();
        long total = db.run(Lines.writing(), connection -> Preview.events(connection, projection, scope));
        Task task = Task.writing("The rebuild of " + name + " was not begun", "Look at the rebuilds: it may have been begun.");
        long number = lines.transacted(task, connection -> {
            Ownership.assume(connection);
            int next = Generations.next(connection, name);
            // Who else begins one waits for the line that is locked now.
            if (lines.open(name).isPresent()) {
                return 0L;
            }
            GenerationDdl.create(connection, projection, next);
            Catalogue.add(connection, projection, next, 0);
            Audit.write(connection, new Audit.Line(saidBy, "rebuild", name, Audit.standing(connection, name), reason));
            return Lines.add(connection, projection, new RebuildLine(0, name, next, scope, State.REPLAYING, Stage.ROWS, target, 0, total, 0,
                    OptionalLong.empty(), "", saidBy, reason, holder, false, Instant.EPOCH, Optional.empty()));
        });
        return number == 0 ? new Begun.No(lines.open(name).map(Rebuilds::running).orElse("Another rebuild has just ended: try again."))
                : new Begun.Yes(new Rebuild(site(name), number));
    }

    private Optional<String> refusal(Projection<?, ?, ?> projection, Scope scope) {
        Served served = new Catalogue(db).served().get(projection.name());
        if (served == null) {
            return Optional.of(projection.name() + " has no rows yet: whoever runs it folds all events anyway.");
        }
        Optional<RebuildLine> open = lines.open(projection.name());
        if (open.isPresent()) {
            return open.map(Rebuilds::running);
        }
        return switch (scope) {
            case Scope.All() -> Optional.empty();
            case Scope.Since _ -> part(projection, served);
            case Scope.One(var stream) -> stream.type().equals(projection.streamType()) ? part(projection, served)
                    : Optional.of("%s is made of streams of the type %s, and %s is none.".formatted(projection.name(), projection.streamType(), stream));
        };
    }

    private Optional<String> part(Projection<?, ?, ?> projection, Served served) {
        if (!(projection instanceof SingleStream)) {
            return Optional.of("%s (%s) can be rebuilt as a whole only: its rows come of many streams, and a row does not tell what came from where."
                    .formatted(projection.name(), projection.summary()));
        }
        return site(projection.name()).makes(served) ? Optional.empty()
                : Optional.of("%s is served as revision %d and the program has %d: rows of both must not stand side by side, so all are to be rebuilt."
                        .formatted(projection.name(), served.revision(), projection.revision()));
    }

    private static String running(RebuildLine line) {
        return "%s is being rebuilt already, as %s wanted it. %s".formatted(line.projection(), line.saidBy(), line.words());
    }

    /// The rebuild of a projection that has not ended.
    public Optional<Rebuild> open(String name) {
        Site site = site(name);
        return lines.open(name).map(line -> new Rebuild(site, line.number()));
    }

    /// All rebuilds, the newest first.
    ///
    /// @param name null for those of every projection
    public List<RebuildLine> list(@Nullable String name) {
        return lines.all(name);
    }

    /// The generations that were not dropped, the newest first.
    public List<Generation> generations(String name) {
        return db.run(Task.reading("The generations of " + name + " could not be read"), connection -> {
            List<Generation> all = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, GENERATIONS, name); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(new Generation(row.getInt(1), row.getInt(2), row.getLong(3), row.getBoolean(4), row.getBoolean(5), row.getLong(6),
                            Objects.requireNonNull(Lines.time(row, 7)), Objects.requireNonNull(Lines.time(row, 8))));
                }
            }
            return all;
        });
    }

    /// Takes the generation back into service that was served before, brought level first where it is of the program's fold.
    ///
    /// @throws IllegalArgumentException when there is no such projection
    public Rebuild.Swapped rollBack(String name, String saidBy, String reason) {
        Site site = site(name);
        Optional<Claim> claim = Claim.take(db.source(), name);
        if (claim.isEmpty()) {
            return new Rebuild.Swapped.No(lines.open(name).map(Rebuilds::running).orElse("Somebody else swaps the rows of " + name + " at this moment."));
        }
        try (Claim _ = claim.get()) {
            Optional<Generation> before = before(name);
            if (before.isEmpty()) {
                return new Rebuild.Swapped.No("There is no generation of " + name + " before the one that is served: it was dropped, or never was.");
            }
            Served to = db.run(Lines.writing(), connection -> Generations.one(connection, name, before.get().number()));
            return new Swap(site, Objects.requireNonNull(to), site.makes(to) ? new Level(site, to) : null)
                    .run("roll back", new Said(saidBy, reason), _ -> { });
        }
    }

    private Optional<Generation> before(String name) {
        List<Generation> all = generations(name);
        int serving = all.stream().filter(Generation::serving).mapToInt(Generation::number).findFirst().orElse(0);
        return all.stream().filter(each -> each.number() < serving && !each.rebuilding()).max(Comparator.comparingInt(Generation::number));
    }

    /// Drops a generation that is neither in service nor being made.
    ///
    /// @return a sentence why it was not dropped; empty when it was
    public Optional<String> drop(String name, int number, String saidBy, String reason) {
        Optional<Generation> found = generations(name).stream().filter(each -> each.number() == number).findFirst();
        if (found.isEmpty()) {
            return Optional.of("%s has no generation %d.".formatted(name, number));
        }
        if (found.get().serving() || found.get().rebuilding()) {
            return Optional.of("Generation %d of %s is %s.".formatted(number, name, found.get().serving() ? "in service" : "being rebuilt: cancel that"));
        }
        return lines.transacted(Task.writing("Generation %d of %s was not dropped".formatted(number, name), "It may be gone already."), connection -> {
            Ownership.assume(connection);
            Generations.next(connection, name);
            Served served = Catalogue.served(connection, name);
            if (served == null || served.generation() == number || !Generations.dropped(connection, name, number)) {
                return Optional.of("Generation %d of %s was taken into service or dropped meanwhile.".formatted(number, name));
            }
            GenerationDdl.drop(connection, name, number);
            Audit.write(connection, new Audit.Line(saidBy, "drop", name, "{\"dropped\": " + number + "}", reason));
            return Optional.empty();
        });
    }

    private Projection<?, ?, ?> named(String name) {
        return projections.named(name).orElseThrow(() -> new IllegalArgumentException("There is no projection named " + name + "."));
    }

    private Site site(String name) {
        return new Site(db, store, named(name), bounds, holder);
    }
}
