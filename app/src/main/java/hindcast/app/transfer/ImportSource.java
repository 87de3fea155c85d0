package hindcast.app.transfer;

import java.io.InputStream;
import java.nio.file.Path;

/// Where lines come from.
public sealed interface ImportSource {
    /// A file of the user's.
    record File(Path path) implements ImportSource {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /// Something that can be read only once, such as standard input. A lenient import keeps it in a temporary file meanwhile.
    record Once(String name, InputStream stream) implements ImportSource {
    }

    /// What it is called in sentences.
    String name();
}
