package hindcast.store.projection.lag;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.run.Holding;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far projections have come, in a question that is small enough to be asked many times a second: for following one event into each of them.
/// What they are behind, and since when, is told by a [LagWatch].
public final class Checkpoints {
    private static final String READ = """
            select wanted.name, coalesce(g.checkpoint, 0),
                case
                    when g.number is null then 'not made yet'
                    when p.failed_position is not null then 'failed at event ' || p.failed_position
                    when p.wanted = 'stopped' then concat('stopped by ', p.said_by, ': ', p.reason)
                    when not exists (
                        select from pg_catalog.pg_locks l
                        where l.locktype = 'advisory'
                          and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                          and l.classid = ?::bigint::oid
                          and l.objid = (hashtext(wanted.name)::bigint & 4294967295)::oid
                          and l.granted) then 'nobody runs it'
                end
            from unnest(?) with ordinality as wanted (name, place)
            left join hindcast.projections p on p.name = wanted.name
            left join hindcast.generations g on g.projection = p.name and g.number = p.generation
            order by place
            """;

    private static final Task TASK = Task.reading("How far the projections are could not be read");

    private final Db db;
    private final List<Projection<?, ?, ?>> projections;

    public Checkpoints(Projections projections) {
        this.db = new Db(projections.source());
        this.projections = projections.all();
    }

    /// How far a projection has come.
    ///
    /// @param position every event up to there is handled
    /// @param stands   why it does not move, in a few words; empty while it does
    public record Checkpoint(String name, long position, Optional<String> stands) {
    }

    /// Those that subscribe to streams of a type, in the program's order. Waits for the database.
    public List<Checkpoint> of(String streamType) {
        String[] names = projections.stream().filter(each -> each.streamType().equals(streamType)).map(Projection::name).toArray(String[]::new);
        return db.run(TASK, connection -> {
            List<Checkpoint> read = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, READ, (long) Holding.PROJECTIONS, names); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read.add(new Checkpoint(row.getString(1), row.getLong(2), Optional.ofNullable(row.getString(3))));
                }
            }
            return read;
        });
    }
}
