package hindcast.store.jdbc;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.flywaydb.core.api.resource.LoadableResource;

/// One migration, read from beside this class: inside its own module a class finds what no scan can.
final class Script extends LoadableResource {
    private final String name;

    /// @param name the file's name, such as `V1__Native_layout.sql`
    Script(String name) {
        this.name = name;
    }

    @Override
    public Reader read() {
        return new InputStreamReader(Objects.requireNonNull(Script.class.getResourceAsStream(name), name), StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
        return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return name;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getRelativePath() {
        return name;
    }
}
