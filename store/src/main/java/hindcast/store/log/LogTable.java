package hindcast.store.log;

import hindcast.store.jdbc.Db;

/// A table whose rows are numbered by a sequence as they are inserted: the events of this store or of somebody else's.
/// It may be partitioned; writers may insert into the table or into a partition.
///
/// @param schema the schema's name, as the catalog has it
/// @param table  the table's name, as the catalog has it
/// @param column the column that holds the position, which is unique
public record LogTable(String schema, String table, String column) {
    /// The events of the native layout.
    public static final LogTable NATIVE = new LogTable("hindcast", "events", "position");

    /// The table as a statement names it.
    String name() {
        return Db.quoted(schema) + "." + Db.quoted(table);
    }
}
