package hindcast.app;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// Where the window keeps what a user has set and saved, apart from the data of the embedded store.
final class Settings {
    private Settings() {
    }

    /// The folder of this process's user.
    static Path ofUser() {
        return folder(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /// The folder: `HINDCAST_CONFIG`, else where the platform keeps a user's settings.
    ///
    /// @param environment the process's variables; empty values count as absent
    /// @param osName      the system property `os.name`
    static Path folder(Map<String, String> environment, String osName, Path home) {
        String named = environment.getOrDefault("HINDCAST_CONFIG", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        if (osName.startsWith("Mac")) {
            return home.resolve("Library/Preferences/Hindcast");
        }
        if (osName.startsWith("Windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Hindcast");
        }
        String shared = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (shared.startsWith("/") ? Path.of(shared) : home.resolve(".config")).resolve("hindcast");
    }

    /// A zone by its id; empty when this Java does not know it any more.
    static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
