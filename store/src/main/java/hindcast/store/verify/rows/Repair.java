package hindcast.store.verify.rows;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.PickedStreams;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.table.Audit;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Puts single rows right that are served: their streams are folded again up to the checkpoint, and what differs is rewritten. A few rows at a time,
/// each few in a transaction that the projection waits for, with a line in the audit trail. Only where there is a row for each stream: others are
/// rebuilt.
public final class Repair {
    /// Rows of a transaction.
    private static final int FEW = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Db db;

    public Repair(DataSource source) {
        this.db = new Db(source);
    }

    /// Who wants it, and why.
    ///
    /// @param reason not blank: it stays in the audit trail
    public record Order(String saidBy, String reason) {
        public Order {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("A reason is asked for: it stays in the audit trail.");
            }
        }
    }

    /// What became of some rows.
    ///
    /// @param rewritten how many were written or taken away; the others were right by then
    /// @param left      the ids of streams that cannot be folded: their rows are as they were
    public record Repaired(int rewritten, List<String> left) {
        public Repaired {
            left = List.copyOf(left);
        }
    }

    /// Why the rows of a projection cannot be put right one by one, in a sentence; empty when they can.
    public static String obstacle(Projection<?, ?, ?> projection) {
        return projection instanceof SingleStream
                ? "" : "The rows of %s come of many streams each: they are put right by a rebuild.".formatted(projection.name());
    }

    /// Puts the rows of some streams right. It may be ended between two transactions by an exception of the consumer; what was done by then stays done.
    ///
    /// @param ids   of the streams
    /// @param order who and why
    /// @param done  told how many of them were looked at
    /// @throws IllegalArgumentException      when the projection has no row for each stream, or its rows were made by another fold
    /// @throws hindcast.store.StoreException when the database is away or refuses
    public Repaired repair(Projection<?, ?, ?> projection, Collection<String> ids, Order order, IntConsumer done) {
        if (!(projection instanceof SingleStream<?, ?, ?> single)) {
            throw new IllegalArgumentException(obstacle(projection));
        }
        List<String> all = List.copyOf(ids);
        List<String> left = new ArrayList<>();
        int rewritten = 0;
        for (int from = 0; from < all.size(); from += FEW) {
            List<String> few = all.subList(from, Math.min(all.size(), from + FEW));
            rewritten += few(single, few, order, left);
            done.accept(from + few.size());
        }
        return new Repaired(rewritten, left);
    }

    private <S, E, R extends Record> int few(SingleStream<S, E, R> projection, List<String> ids, Order order, List<String> left) {
        Task task = Task.writing("Rows of " + projection.name() + " were not put right", "Verify it again: the last few of them may be.");
        try (Transaction transaction = db.begin(task, false)) {
            int rewritten = transaction.run(connection -> rewrite(connection, projection, ids, order, left));
            transaction.commit();
            return rewritten;
        }
    }

    private <S, E, R extends Record> int rewrite(
            Connection connection, SingleStream<S, E, R> projection, List<String> ids, Order order, List<String> left) throws SQLException {
        Served it = locked(connection, projection);
        RowTable<R> table = new RowTable<>(projection, it.generation());
        Map<List<Object>, @Nullable Object[]> served = new RawRows<>(table).of(connection, ids);
        Set<Long> skips = Catalogue.skips(connection, projection.name());
        List<Row<R>> there = new ArrayList<>();
        List<List<Object>> gone = new ArrayList<>();
        List<String> touched = new ArrayList<>();
        for (String id : ids) {
            List<Row<R>> row = new ArrayList<>();
            Guarded<S, E, R> fold = new Guarded<>(projection, skips, row::add);
            PickedStreams.read(connection, projection.streamType(), List.of(id), it.checkpoint(), fold);
            fold.end();
            List<Object> key = List.of(id);
            if (!fold.unfoldable().isEmpty()) {
                left.add(id);
            } else if (row.isEmpty() && served.containsKey(key)) {
                gone.add(key);
                touched.add(id);
            } else if (!row.isEmpty() && differs(table.shape(), served.get(key), row.getFirst())) {
                there.add(row.getFirst());
                touched.add(id);
            }
        }
        table.upsert(connection, there);
        table.delete(connection, gone);
        if (!touched.isEmpty()) {
            Audit.write(connection, new Audit.Line(order.saidBy(), "repair", projection.name(), details(it, touched), order.reason().strip()));
        }
        return touched.size();
    }

    private static <R extends Record> boolean differs(RowShape<R> shape, @Nullable Object @Nullable [] served, Row<R> row) {
        return served == null || !Cells.same(served, shape.values(row.row()));
    }

    private static Served locked(Connection connection, SingleStream<?, ?, ?> projection) throws SQLException {
        Served before = Catalogue.served(connection, projection.name());
        if (before != null) {
            Catalogue.lock(connection, projection.name(), before.generation());
        }
        // What was read before the lock was had may be old.
        Served now = Catalogue.served(connection, projection.name());
        if (before == null || now == null || now.generation() != before.generation()) {
            throw new IllegalArgumentException("Another generation of " + projection.name() + " came into service: verify it again.");
        }
        Fit.obstacle(projection, now).ifPresent(obstacle -> {
            throw new IllegalArgumentException(obstacle.why());
        });
        return now;
    }

    private static String details(Served it, List<String> ids) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("generation", it.generation());
        details.put("checkpoint", it.checkpoint());
        details.put("rows", ids);
        return JSON.writeValueAsString(details);
    }
}
