package hindcast.store.scale;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// Databases that are made to be measured, beside one that is there. It touches none whose name does not begin as its own do.
///
/// @param server any database of the server
public record Databases(DataSource server) {
    /// How the name of each begins.
    public static final String PREFIX = "hindcast_bench_";

    private static final Pattern NAME = Pattern.compile(PREFIX + "[a-z0-9_]{1,40}");

    private static final String EXISTS = """
            select exists (
                select
                from pg_catalog.pg_database
                where datname = ?)
            """;

    private static final String UNUSED = """
            select datname
            from pg_catalog.pg_database
            where starts_with(datname, ?)
              and not exists (
                  select
                  from pg_catalog.pg_stat_activity
                  where pg_stat_activity.datname = pg_database.datname)
            """;

    /// Whether there is one of this name.
    public boolean exists(String name) {
        return new Db(server).run(Task.reading("The server's databases could not be listed"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, EXISTS, name); ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    /// Those whose names begin so and that nobody is connected to.
    public List<String> unused(String beginning) {
        return new Db(server).run(Task.reading("The server's databases could not be listed"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, UNUSED, checked(beginning)); ResultSet row = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                return names;
            }
        });
    }

    /// Makes an empty one.
    ///
    /// @throws hindcast.store.StoreException.Denied when the user may not
    public void create(String name) {
        run(Task.writing("The database " + name + " to measure in could not be created", "It may be there: it can be dropped."),
                "create database " + checked(name));
    }

    /// Takes one away, whoever is connected to it; nothing happens where it is gone already.
    public void drop(String name) {
        run(Task.writing("The database " + name + ", made to measure in, could not be dropped", "It may be gone; otherwise it can be dropped by hand."),
                "drop database if exists " + checked(name) + " with (force)");
    }

    private void run(Task task, String sql) {
        new Db(server).run(task, connection -> execute(connection, sql));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.execute();
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + " is no database to measure in");
        }
        return name;
    }
}
