/// How the log is kept in PostgreSQL: statements, the names of columns, migrations, and what an error of the database means.
@NullMarked
package hindcast.store.jdbc;

import org.jspecify.annotations.NullMarked;
