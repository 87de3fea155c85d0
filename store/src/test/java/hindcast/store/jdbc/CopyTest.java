package hindcast.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Values that are copied into a table, as the server tells them itself.
final class CopyTest {
    private final Connection connection;

    CopyTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        this.connection = source.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void table(String type) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'; drop table if exists copied; create table copied (number integer, value %s)".formatted(type));
        }
    }

    private void cameAs(List<@Nullable String> told, String type, @Nullable Object... values) throws SQLException {
        table(type);
        try (Copy copy = Copy.into(connection, "copied (number, value)")) {
            for (int index = 0; index < values.length; index++) {
                copy.row(index, values[index]);
            }
            assertEquals(values.length, copy.rows());
        }
        List<@Nullable String> came = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select value::text from copied order by number")) {
            while (row.next()) {
                came.add(row.getString(1));
            }
        }
        assertEquals(told, came);
    }

    @Test
    void textsComeAsTheyAre() throws SQLException {
        List<String> texts = List.of("", "a\tb\\N\n\r", "Zürich 漢字 🚢", "x".repeat(300_000));
        cameAs(texts, "text", texts.toArray());
        cameAs(List.of("{\"a\":  1.0}"), "json", "{\"a\":  1.0}");
    }

    @Test
    void wholeNumbersAndTruthComeAsTheyAre() throws SQLException {
        cameAs(List.of("-2147483648", "0", "2147483647"), "integer", Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
        cameAs(List.of("-9223372036854775808", "9223372036854775807"), "bigint", Long.MIN_VALUE, Long.MAX_VALUE);
        cameAs(List.of("true", "false"), "boolean", true, false);
    }

    @Test
    void decimalsComeWithTheirScale() throws SQLException {
        List<String> decimals = List.of("0", "0.00", "1.10", "-1.10", "10000", "9999.9999", "100000000.00000001", "-0.0001", "0.00010001",
                "1" + "0".repeat(131_071), "0." + "0".repeat(16_382) + "1");
        cameAs(decimals, "numeric", decimals.stream().map(BigDecimal::new).toArray());
    }

    @Test
    void timesComeToTheMicrosecond() throws SQLException {
        cameAs(List.of("2026-11-22 05:30:00.123456+00", "2000-01-01 00:00:00+00", "1999-12-31 23:59:59.999999+00", "0044-03-15 12:00:00+00 BC",
                        "294275-12-31 23:59:59.999999+00", "4712-01-01 00:00:00+00 BC"), "timestamptz",
                Instant.parse("2026-11-22T05:30:00.123456789Z"), Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("-0043-03-15T12:00:00Z"), Instant.parse("+294275-12-31T23:59:59.999999Z"), Instant.parse("-4711-01-01T00:00:00Z"));
        cameAs(List.of("2026-11-22", "1999-12-31", "0001-01-01 BC", "5874896-12-31"), "date",
                LocalDate.of(2026, 11, 22), LocalDate.of(1999, 12, 31), LocalDate.of(0, 1, 1), LocalDate.of(5_874_896, 12, 31));
    }

    @Test
    void nothingComesAsNull() throws SQLException {
        List<@Nullable String> none = new ArrayList<>();
        none.add(null);
        cameAs(none, "numeric", new @Nullable Object[] {null});
    }

    @Test
    void rowsThatStandReadyComeAmongOthers() throws SQLException {
        table("text");
        BinaryRows ready = new BinaryRows();
        for (int number = 1; number < 20_000; number++) {
            ready.add(number, "ready " + number);
        }
        try (Copy copy = Copy.into(connection, "copied (number, value)")) {
            copy.row(0, "before");
            copy.rows(ready);
            copy.row(20_000, "behind");
            assertEquals(20_001, copy.rows());
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), min(value), max(value), max(number) from copied")) {
            row.next();
            assertEquals(List.of("20001", "before", "ready 9999", "20000"), List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
    }

    @Test
    void whatNoColumnHoldsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BinaryRows().add(new StringBuilder()));
    }
}
