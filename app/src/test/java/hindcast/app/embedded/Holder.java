package hindcast.app.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A whole second process that holds the embedded database open until a line comes in, or until it is killed; its answer is a file.
/// The folder comes URL-encoded: a command line carries letters outside ASCII only where the locale does.
final class Holder {
    private Holder() {
    }

    public static void main(String[] arguments) throws IOException {
        DataFolder folder = DataFolder.at(URLDecoder.decode(arguments[0], StandardCharsets.UTF_8));
        Path answer = Path.of(arguments[1]);
        try (EmbeddedServer server = EmbeddedServer.start(folder, (what, fraction) -> { })) {
            Path unfinished = Files.writeString(answer.resolveSibling(answer.getFileName() + ".unfinished"), server.url());
            Files.move(unfinished, answer, StandardCopyOption.ATOMIC_MOVE);
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
    }
}
