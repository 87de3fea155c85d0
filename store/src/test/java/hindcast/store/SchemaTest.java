package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.testing.Database;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What [Schema] sees in a database, and what it makes of it.
final class SchemaTest {
    @Test
    void anEmptyDatabaseHoldsNoStore(@Database(Database.Kind.EMPTY) DataSource source) {
        assertEquals(new Schema.State.Absent(true), Schema.inspect(source));
    }

    @Test
    void aMigratedDatabaseIsReady(@Database DataSource source) {
        assertEquals(new Schema.State.Ready(1), Schema.inspect(source));
    }
}
