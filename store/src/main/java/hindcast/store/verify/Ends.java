package hindcast.store.verify;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands behind the end of the log, as after restoring an older log beside newer tables.
final class Ends {
    private static final String POSITIONS = """
            select 'The checkpoint of ' || projection || ' (generation ' || number || ')', projection, checkpoint
            from hindcast.generations
            where dropped_at is null
            union all
            select 'What ' || projection || ' skips', projection, position
            from hindcast.skips
            union all
            select 'The last event that the list of streams knows', null, position
            from hindcast.listed
            order by 3
            """;

    private static final Task READ = Task.reading("The checkpoints could not be read");

    private Ends() {
    }

    private record Standing(String what, Optional<String> projection, long position) {
    }

    /// Looks at the positions first and at the log then, which only grows.
    static List<Finding.BeyondHead> beyond(Db db) {
        List<Standing> all = db.run(READ, connection -> {
            List<Standing> found = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, POSITIONS); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Standing(row.getString(1), Optional.ofNullable(row.getString(2)), row.getLong(3)));
                }
            }
            return found;
        });
        SafeMark mark = new Log(db.source()).fence().look();
        // The list goes up to what was handed out, whether something was written there or not.
        return all.stream()
                .filter(one -> one.position() > end(one, mark))
                .map(one -> new Finding.BeyondHead(one.what(), one.projection(), one.position(), end(one, mark)))
                .toList();
    }

    private static long end(Standing one, SafeMark mark) {
        return one.projection().isPresent() ? mark.head() : mark.issued();
    }
}
