package hindcast.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A connection service file of libpq (`pg_service.conf`): named sets of parameters.
///
/// @param services the parameters of each service by their libpq names, in the order of the file
record ServiceFile(Map<String, Map<String, String>> services) {
    /// Reads a file; one that is not there holds no services.
    ///
    /// @throws IllegalArgumentException with a sentence when a line cannot be understood
    static ServiceFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new ServiceFile(Map.of());
        }
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The service file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static ServiceFile parse(Path file, List<String> lines) {
        Map<String, Map<String, String>> services = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new LinkedHashMap<>();
                // The first section of a name wins, as in libpq.
                services.putIfAbsent(line.substring(1, line.length() - 1), current);
            } else if (equals > 0 && !line.startsWith("#")) {
                current.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new IllegalArgumentException("Line " + number + " of the service file " + file + " is neither [service] nor parameter=value");
            }
        }
        return new ServiceFile(services);
    }
}
