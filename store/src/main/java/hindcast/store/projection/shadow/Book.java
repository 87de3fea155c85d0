package hindcast.store.projection.shadow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where it is written down how far a shadow is filled.
@FunctionalInterface
public interface Book {
    /// Writes it down, in the transaction of the rows, and sees to it that nobody else has taken over.
    ///
    /// @param reached asked for when nobody else can write it down until the transaction ends
    /// @return whether to go on
    boolean reached(Connection connection, Supplier<Reached> reached) throws SQLException;

    /// How far it is.
    ///
    /// @param done   every stream up to this one is in; null when that cannot be said
    /// @param events how many events were folded
    /// @param rows   how many rows are in the shadow
    record Reached(@Nullable String done, long events, long rows) {
    }
}
