package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

/// What is found in the data about an event.
final class MetadataTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"commandId\": \"c 1\"} | c 1",
        "{\"commandId\": 12.50} | 12.50",
        "{\"commandId\": true} | true",
        "{\"a\": {\"commandId\": \"inner\"}, \"commandId\": \"outer\", \"b\": [{\"commandId\": 1}]} | outer",
        "{\"commandId\": \"first\", \"commandId\": \"last\"} | last",
        "{\"commandId\": \"first\", \"commandId\": null} |",
        "{\"commandId\": {\"id\": 1}, \"c\": 2} |",
        "{\"commandId\": [\"x\"]} |",
        "{\"commandid\": \"x\"} |",
        "{} |",
        "[\"commandId\", \"x\"] |"
    })
    void aTextIsThatOfTheLastScalarOfTheName(String json, String expected) {
        assertEquals(Optional.ofNullable(expected), new Metadata(json).commandId());
    }

    @Test
    void whatIsWrittenIsFound() {
        Metadata written = Metadata.of(Map.of(Metadata.USER_ID, "Zoë \"Z\" O'Neil"));

        assertEquals(Optional.of("Zoë \"Z\" O'Neil"), written.userId());
        assertEquals(Optional.empty(), written.causationId());
    }

    @Test
    void whatIsNoJsonIsAnError() {
        Metadata cut = new Metadata("{\"commandId\": \"x\", ");

        assertThrows(JacksonException.class, cut::commandId);
    }
}
