package hindcast.store.jdbc;

import hindcast.store.Bulk.Placed;
import hindcast.store.Bulk.Placement;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes at exact versions of many streams, through the function `hindcast.place`.
public final class Placements {
    private static final String PLACE = """
            select hindcast.place(?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final int ADDED = -1;
    private static final int ALREADY_THERE = -2;

    private Placements() {
    }

    /// Places events in the order given.
    ///
    /// The function decides about many at once when the new events of each stream follow each other. When they do not, each half is placed
    /// on its own, down to a single one: what comes out is what placing one after another would give.
    public static List<Placed> place(Connection connection, List<Placement> placements) throws SQLException {
        if (placements.isEmpty()) {
            return List.of();
        }
        List<Placed> answers = call(connection, placements);
        if (!answers.isEmpty()) {
            return answers;
        }
        int half = placements.size() / 2;
        List<Placed> all = new ArrayList<>(place(connection, placements.subList(0, half)));
        all.addAll(place(connection, placements.subList(half, placements.size())));
        return all;
    }

    private static List<Placed> call(Connection connection, List<Placement> placements) throws SQLException {
        EventColumns columns = EventColumns.of(placements.stream().map(Placement::event).toList());
        Object[] values = {
            EventColumns.texts(placements, placement -> placement.stream().type()),
            EventColumns.texts(placements, placement -> placement.stream().id()),
            placements.stream().mapToInt(Placement::version).toArray(),
            columns.ids(), columns.types(), columns.revisions(), columns.times(), columns.data(), columns.metadata()
        };
        try (PreparedStatement statement = Db.prepare(connection, PLACE, values); ResultSet row = statement.executeQuery()) {
            row.next();
            Array answers = row.getArray(1);
            return answers == null ? List.of() : Stream.of((Integer[]) answers.getArray()).map(Placements::placed).toList();
        }
    }

    private static Placed placed(int answer) {
        return switch (answer) {
            case ADDED -> new Placed.Added();
            case ALREADY_THERE -> new Placed.AlreadyThere();
            default -> new Placed.Refused(answer);
        };
    }
}
