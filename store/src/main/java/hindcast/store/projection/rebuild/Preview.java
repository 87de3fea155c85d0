package hindcast.store.projection.rebuild;

import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.shadow.Sample;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rebuild would take. To know it, nothing was touched.
///
/// @param events     that would be read, about
/// @param rows       in service now
/// @param bytes      what these take on the disk, with their indexes: a rebuild takes about as much again
/// @param rate       events a second, as they were read and folded for a moment
/// @param time       at this rate; what is written comes on top. Empty when nothing could be read
/// @param readers    who is reading the rows at this moment: the process, the program, the user
/// @param dependents views and tables that others have built upon it
/// @param memory     the bound of what a rebuild has in memory, in a sentence
/// @param refusal    why it cannot be begun, in a sentence; empty when it can
public record Preview(
        long events, long rows, long bytes, double rate, Optional<Duration> time, List<String> readers, List<String> dependents, String memory,
        Optional<String> refusal) {
    private static final Duration SAMPLED = Duration.ofSeconds(2);
    private static final Task LOOK = Task.reading("What a rebuild takes could not be found out");

    private static final String SIZE = """
            select count(*), pg_total_relation_size(?::regclass)
            from %s
            """;

    private static final String READERS = """
            select distinct format('%s (%s, %s)', pid, coalesce(nullif(application_name, ''), 'unnamed'), usename)
            from pg_catalog.pg_locks
            join pg_catalog.pg_stat_activity using (pid)
            where relation = to_regclass(?)
              and pid <> pg_backend_pid()
              and granted
            """;

    private static final String DEPENDENTS = """
            select distinct ev_class::regclass::text
            from pg_catalog.pg_depend
            join pg_catalog.pg_rewrite on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid
            where refclassid = 'pg_class'::regclass
              and refobjid = to_regclass(?)
              and ev_class <> refobjid
            order by 1
            """;

    static Preview of(Site site, Scope scope, Optional<String> refusal) {
        Projection<?, ?, ?> projection = site.projection();
        Served served = new Catalogue(site.db()).served().get(projection.name());
        String view = "read_model." + Db.quoted(projection.name());
        long events = site.db().run(LOOK, connection -> events(connection, projection, scope));
        Sample sample = Sample.of(site.db(), projection, site.bounds(), SAMPLED);
        Optional<Duration> time = sample.events() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (events * 1000 / sample.rate())));
        return site.db().run(LOOK, connection -> {
            long[] size = served == null ? new long[2] : size(connection, served);
            return new Preview(events, size[0], size[1], sample.rate(), time, texts(connection, READERS, view), texts(connection, DEPENDENTS, view),
                    site.bounds().words(projection instanceof MultiStream), refusal);
        });
    }

    /// How many events are to be read, about.
    static long events(Connection connection, Projection<?, ?, ?> projection, Scope scope) throws SQLException {
        return switch (scope) {
            case Scope.All() -> WholeStreams.events(connection, projection.streamType());
            case Scope.Since(var since) -> WholeStreams.eventsOfTouched(connection, projection.streamType(), since);
            case Scope.One(StreamId stream) -> WholeStreams.eventsOf(connection, stream);
        };
    }

    private static long[] size(Connection connection, Served served) throws SQLException {
        String table = RowTable.name(served.name(), served.generation());
        try (PreparedStatement statement = Db.prepareUnwatched(connection, SIZE.formatted(table), table); ResultSet row = statement.executeQuery()) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    private static List<String> texts(Connection connection, String sql, String view) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = Db.prepare(connection, sql, view); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
