package hindcast.app;

import hindcast.app.fx.Told;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.shell.Link;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a window was started for besides its store: a place, or a file of events that is to be imported. A person writes a path, a desktop
/// a `file:` URI. A link that leads nowhere opens the window all the same, which then says so.
///
/// @param link    the place
/// @param unclear what was meant to be a link and is none
/// @param file    the file
record Errand(Optional<Link> link, Optional<String> unclear, Optional<Path> file) {
    /// Nothing in particular.
    static final Errand NONE = of(List.of());

    private static final String LINK = "hindcast:";
    private static final String FILE = "file:";

    /// Whether a word belongs to one.
    static boolean has(String word) {
        return word.startsWith(LINK) || file(word).isPresent();
    }

    /// The one that these words say; the first of each kind counts.
    static Errand of(List<String> words) {
        return new Errand(words.stream().flatMap(word -> Link.parse(word).stream()).findFirst(),
                words.stream().filter(word -> word.startsWith(LINK) && Link.parse(word).isEmpty()).findFirst(),
                words.stream().flatMap(word -> file(word).stream()).findFirst());
    }

    /// The way to a place.
    static Errand to(Link link) {
        return new Errand(Optional.of(link), Optional.empty(), Optional.empty());
    }

    /// Done once the store is open: asks how the file is to be imported, and says where the link did not lead.
    ///
    /// @param opened    the name of the connection that was opened
    /// @param importing shows the panel in which an import begins
    void after(String opened, Desk desk, Consumer<Path> importing) {
        file.ifPresent(importing);
        unclear.ifPresent(word -> tell(desk, Views.text("link.unclear", word)));
        link.map(Link::connection).filter(name -> !name.isEmpty() && !name.equals(opened))
                .ifPresent(name -> tell(desk, Views.text("link.elsewhere", name, opened)));
    }

    private static void tell(Desk desk, String sentence) {
        desk.start(Views.text("link.title"), _ -> {
            throw new Told(sentence);
        });
    }

    private static Optional<Path> file(String word) {
        try {
            Path path = word.startsWith(FILE) ? Path.of(URI.create(word)) : Path.of(word);
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            return Stream.of(".ndjson", ".ndjson.gz").anyMatch(name::endsWith) ? Optional.of(path) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException none) {
            return Optional.empty();
        }
    }
}
