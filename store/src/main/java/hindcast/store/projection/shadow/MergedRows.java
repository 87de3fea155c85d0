package hindcast.store.projection.shadow;

import hindcast.store.projection.MultiStream;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.table.Row;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one worker has merged of the contributions to rows across streams. Rows that are too many for memory are sorted by key into files; at the end all
/// that there is of a key, of every worker, meets.
public final class MergedRows<R extends Record> implements Sink<R> {
    private static final int MOST_FILES = 32;

    private final MultiStream<?, ?, R> projection;
    private final RowShape<R> shape;
    private final int limit;
    private final Map<List<Object>, Row<R>> rows = new HashMap<>();
    private final List<RowFile<R>> files = new ArrayList<>();

    /// @param limit most rows in memory
    public MergedRows(MultiStream<?, ?, R> projection, int limit) {
        this.projection = projection;
        this.shape = RowShape.of(projection.row());
        this.limit = limit;
    }

    @Override
    public void accept(Row<R> row) {
        List<Object> key = shape.key(row.row());
        Row<R> known = rows.get(key);
        Row<R> merged = known == null ? row : merged(projection, known, row);
        if (merged == null) {
            rows.remove(key);
        } else {
            rows.put(key, merged);
        }
        if (rows.size() > limit) {
            spill();
        }
    }

    private static <R extends Record> @Nullable Row<R> merged(MultiStream<?, ?, R> projection, Row<R> one, Row<R> other) {
        R merged = projection.merge(one.row(), other.row());
        return merged == null ? null : new Row<>(merged, Math.max(one.position(), other.position()));
    }

    private void spill() {
        files.add(new RowFile<>(shape, sorted()));
        rows.clear();
        if (files.size() == MOST_FILES) {
            RowFile<R> one = new RowFile<>(shape, new Merging<>(projection, files.stream().map(RowFile::rows).toList()));
            files.forEach(RowFile::close);
            files.clear();
            files.add(one);
        }
    }

    private Iterator<Row<R>> sorted() {
        return rows.entrySet().stream().sorted(Map.Entry.comparingByKey(RowShape::order)).map(Map.Entry::getValue).iterator();
    }

    /// All rows, merged, by key as [RowShape#order] has them.
    public static <R extends Record> Iterator<Row<R>> all(MultiStream<?, ?, R> projection, Collection<MergedRows<R>> parts) {
        return new Merging<>(projection, parts.stream()
                .flatMap(part -> Stream.concat(part.files.stream().map(RowFile::rows), Stream.of(part.sorted())))
                .toList());
    }

    /// Written at the end alone.
    @Override
    public long end(Connection connection) {
        return 0;
    }

    @Override
    public void close() {
        rows.clear();
        files.forEach(RowFile::close);
        files.clear();
    }

    /// Several sorted rows of rows as one.
    private static final class Merging<R extends Record> implements Iterator<Row<R>> {
        private final MultiStream<?, ?, R> projection;
        private final PriorityQueue<Head<R>> heads = new PriorityQueue<>(Comparator.comparing(Head::key, RowShape::order));
        private final RowShape<R> shape;
        private @Nullable Row<R> next;

        Merging(MultiStream<?, ?, R> projection, List<Iterator<Row<R>>> sources) {
            this.projection = projection;
            this.shape = RowShape.of(projection.row());
            sources.forEach(this::add);
            advance();
        }

        private record Head<R extends Record>(List<Object> key, Row<R> row, Iterator<Row<R>> rest) {
        }

        private void add(Iterator<Row<R>> rest) {
            if (rest.hasNext()) {
                Row<R> row = rest.next();
                heads.add(new Head<>(shape.key(row.row()), row, rest));
            }
        }

        private void advance() {
            next = null;
            while (next == null && !heads.isEmpty()) {
                List<Object> key = heads.element().key();
                while (!heads.isEmpty() && RowShape.order(heads.element().key(), key) == 0) {
                    Head<R> head = heads.remove();
                    next = next == null ? head.row() : merged(projection, next, head.row());
                    add(head.rest());
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row<R> next() {
            Row<R> row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return row;
        }
    }
}
