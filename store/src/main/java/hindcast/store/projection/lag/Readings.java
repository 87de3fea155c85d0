package hindcast.store.projection.lag;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Limits;
import hindcast.store.projection.lag.Status.Failure;
import hindcast.store.projection.lag.Status.Rebuilding;
import hindcast.store.projection.lag.Status.Sample;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Reads how all projections are, in one statement and so at one moment.
final class Readings {
    private static final String READ = """
            with held as materialized (
                select l.objid, min(a.application_name) as by
                from pg_catalog.pg_locks l
                left join pg_catalog.pg_stat_activity a using (pid)
                where l.locktype = 'advisory'
                  and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                  and l.classid = ?::bigint::oid
                  and l.granted
                group by l.objid
            )
            select wanted.name, coalesce(p.generation, 0), coalesce(g.revision, 0), coalesce(g.columns, ''), coalesce(g.checkpoint, 0),
                coalesce(g.handled, 0), g.moved_at, behind.events, extract(epoch from clock_timestamp() - behind.oldest),
                case p.wanted when 'stopped' then concat('stopped by ', p.said_by, ': ', p.reason) end,
                coalesce(p.warn_events, 100), coalesce(p.warn_seconds, 5), coalesce(p.critical_events, 10000), coalesce(p.critical_seconds, 60),
                held.by, p.failed_position, e.stream_type || '/' || e.stream_id || ' v' || e.version, e.type, p.failed_key, p.failure, p.attempts,
                p.failed_at, r.number, r.state, r.said_by, case when r.total > 0 then least(1, r.events::float8 / r.total) end
            from unnest(?, ?, ?) with ordinality as wanted (name, stream_type, counted, place)
            left join hindcast.projections p on p.name = wanted.name
            left join hindcast.generations g on g.projection = p.name and g.number = p.generation
            left join held on held.objid = (hashtext(wanted.name)::bigint & 4294967295)::oid
            left join hindcast.events e on e.position = p.failed_position
            left join hindcast.rebuilds r on r.projection = wanted.name and r.ended_at is null
            cross join lateral (
                select count(*) as events, (array_agg(next.recorded_at))[1] as oldest
                from (
                    select recorded_at
                    from hindcast.events
                    where position > coalesce(g.checkpoint, 0)
                      and position <= ?
                      and stream_type = wanted.stream_type
                    order by position
                    limit counted) as next) as behind
            order by place
            """;

    private static final String CONFLICTS = """
            select count(*) filter (where at > clock_timestamp() - make_interval(secs => ?)), count(*) filter (where at > ?), coalesce(max(at), ?)
            from hindcast.conflicts
            where at > least(?, clock_timestamp() - make_interval(secs => ?))
            """;

    private static final String SAMPLES = """
            select projection, at, behind, checkpoint, mark
            from hindcast.checkpoint_samples
            where at > clock_timestamp() - interval '30 minutes'
            order by at
            """;

    private static final Task TASK = Task.reading("How the projections are could not be read");

    private final Db db;
    private final int key;
    private final List<Projection<?, ?, ?>> projections;

    /// @param key the first part of the advisory locks by which projections are held
    Readings(Db db, int key, List<Projection<?, ?, ?>> projections) {
        this.db = db;
        this.key = key;
        this.projections = projections;
    }

    /// One for each projection, in their order.
    ///
    /// @param mark    up to which events count
    /// @param counted up to how many events behind are counted, by name
    List<Reading> read(long mark, ToIntFunction<String> counted) {
        String[] names = projections.stream().map(Projection::name).toArray(String[]::new);
        String[] types = projections.stream().map(Projection::streamType).toArray(String[]::new);
        int[] limits = projections.stream().map(Projection::name).mapToInt(counted).toArray();
        return db.run(TASK, connection -> {
            List<Reading> readings = new ArrayList<>();
            // Its best plan depends on how far behind each is.
            try (PreparedStatement statement = Db.prepare(connection, READ, (long) key, names, types, limits, mark);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readings.add(reading(row));
                }
            }
            return readings;
        });
    }

    /// Appends that met a conflict.
    ///
    /// @param recent those of the last so many seconds
    /// @param fresh  those since the newest one that was known
    /// @param newest when the newest one was
    record Conflicts(long recent, long fresh, Instant newest) {
    }

    /// @param known the newest one that is known
    Conflicts conflicts(int seconds, Instant known) {
        return db.run(TASK, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, CONFLICTS, seconds, known, known, known, seconds);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Conflicts(row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant());
            }
        });
    }

    /// What runners have noted of the last half hour, by projection.
    Map<String, List<Sample>> samples() {
        return db.run(TASK, connection -> {
            Map<String, List<Sample>> samples = new HashMap<>();
            try (PreparedStatement statement = Db.prepare(connection, SAMPLES); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    samples.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new Sample(row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
            return samples;
        });
    }

    private static Reading reading(ResultSet row) throws SQLException {
        Limits limits = new Limits(row.getLong(11), Duration.ofSeconds(row.getLong(12)), row.getLong(13), Duration.ofSeconds(row.getLong(14)));
        return new Reading(
                row.getString(1), row.getInt(2), row.getInt(3), row.getString(4), row.getLong(5), row.getLong(6), instant(row, 7), row.getLong(8),
                age(row), row.getString(10), limits, row.getString(15), failure(row), rebuild(row));
    }

    // A clock that goes backwards makes no event younger than nothing.
    private static @Nullable Duration age(ResultSet row) throws SQLException {
        double seconds = row.getDouble(9);
        return row.wasNull() ? null : Duration.ofMillis((long) Math.max(0, seconds * 1e3));
    }

    private static Optional<Failure> failure(ResultSet row) throws SQLException {
        long position = row.getLong(16);
        return row.wasNull() ? Optional.empty() : Optional.of(new Failure(
                position, text(row, 17), text(row, 18), text(row, 19), text(row, 20), row.getInt(21), instant(row, 22)));
    }

    private static Optional<Rebuilding> rebuild(ResultSet row) throws SQLException {
        long number = row.getLong(23);
        if (row.wasNull()) {
            return Optional.empty();
        }
        double fraction = row.getDouble(26);
        return Optional.of(new Rebuilding(
                number, row.getString(24), row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(fraction), row.getString(25)));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
