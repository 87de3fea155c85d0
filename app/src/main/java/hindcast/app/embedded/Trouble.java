package hindcast.app.embedded;

import hindcast.app.embedded.EmbeddedException.DidNotStart;
import hindcast.app.embedded.EmbeddedException.DiskFull;
import hindcast.app.embedded.EmbeddedException.UnusableFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds out what a failure means for the user. It looks at the folder and the disk instead of reading the failure's text:
/// the system words that in the user's language, PostgreSQL writes it into its log.
final class Trouble {
    // PostgreSQL writes its log ahead in segments of 16 MB and cannot start or recover without room for one.
    private static final long LEAST_SPACE = 32L << 20;
    private static final int LAST_LINES = 10;

    private Trouble() {
    }

    /// What it means that a file of this folder could not be read or written.
    static EmbeddedException with(DataFolder folder, IOException failure) {
        Path existing = folder.path();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            return new UnusableFolder("The data folder " + folder.path() + " cannot be used: " + existing + " is a file, not a folder. "
                    + "Nothing was changed. Move that file away or choose another folder with --data or HINDCAST_DATA.", failure);
        }
        if (!Files.isWritable(existing)) {
            return new UnusableFolder("The data folder " + folder.path() + " cannot be used: nothing may be written in " + existing
                    + ". Nothing was changed. Ask for permission to write there or choose another folder with --data or HINDCAST_DATA.", failure);
        }
        if (existing.toFile().getUsableSpace() < LEAST_SPACE) {
            return full(folder, LEAST_SPACE);
        }
        return new UnusableFolder("The data folder " + folder.path() + " cannot be used: " + failure.getMessage() + " ("
                + failure.getClass().getSimpleName() + "). What was committed is safe. "
                + "Correct that and start again, or choose another folder with --data or HINDCAST_DATA.", failure);
    }

    /// What it means that the thread was interrupted, whatever that has broken on its way.
    static EmbeddedException cancelled(Exception failure) {
        return new DidNotStart("The start of the embedded database was cancelled. What was committed is safe. "
                + "Start again when it is wanted.", failure);
    }

    /// Refuses to begin what would fill the disk half-way.
    ///
    /// @param bytes how much is about to be written
    static void requireSpace(DataFolder folder, long bytes) {
        if (folder.path().toFile().getUsableSpace() < bytes) {
            throw full(folder, bytes);
        }
    }

    /// What it means that one of PostgreSQL's programs failed, with the last that it wrote.
    ///
    /// @param what the sentence that says which one failed
    static EmbeddedException failed(DataFolder folder, String what) {
        if (folder.path().toFile().getUsableSpace() < LEAST_SPACE) {
            return full(folder, LEAST_SPACE);
        }
        return new DidNotStart(what + " What was committed is safe in " + folder.path() + ". Its log is in " + folder.log()
                + " and ends with:\n" + String.join("\n", lastLines(folder.log()))
                + "\nCorrect what it names and start again, or connect to another PostgreSQL.");
    }

    private static DiskFull full(DataFolder folder, long needed) {
        return new DiskFull("The disk that holds the data folder " + folder.path() + " is full: " + megabytes(folder.path().toFile().getUsableSpace())
                + " are free, " + megabytes(needed) + " are needed. What was committed is safe. "
                + "Free some space and start again, or choose another folder with --data or HINDCAST_DATA.");
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    /// The end of the newest file that has any text. What pg_ctl says of itself is the newest, but only refers to the others.
    private static List<String> lastLines(Path log) {
        Comparator<Path> tells = Comparator.comparing(file -> !file.endsWith("pg_ctl.log"));
        try (Stream<Path> files = Files.list(log)) {
            List<String> lines = files.filter(file -> file.toFile().length() > 0).max(tells.thenComparing(Trouble::modified))
                    .map(Trouble::lines).orElse(List.of("(nothing)"));
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(it cannot be read: " + e.getMessage() + ")");
        }
    }

    private static FileTime modified(Path file) {
        return FileTime.fromMillis(file.toFile().lastModified());
    }

    private static List<String> lines(Path file) {
        try {
            // Latin 1 decodes anything: a name in a log may be in any encoding.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of("(" + file + " cannot be read: " + e.getMessage() + ")");
        }
    }
}
