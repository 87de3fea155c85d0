package hindcast.app.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders that are there whole or not at all: filled under another name, then renamed.
final class Whole {
    private Whole() {
    }

    /// What fills the folder.
    interface Filling {
        void fill(Path unfinished) throws IOException;
    }

    /// Puts a folder there; a failure leaves nothing behind, and what an earlier killed try left is cleared away.
    static void put(Path folder, Filling filling) throws IOException {
        String prefix = folder.getFileName() + ".unfinished-";
        clear(folder.getParent(), prefix);
        Path unfinished = folder.resolveSibling(prefix + UUID.randomUUID());
        Files.createDirectory(unfinished, DataFolder.ownedByUser(unfinished, "rwx------"));
        try {
            filling.fill(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            try {
                delete(unfinished);
            } catch (IOException rest) {
                e.addSuppressed(rest);
            }
            throw e;
        }
    }

    /// Deletes the folders in this one whose names begin so.
    static void clear(Path parent, String prefix) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.filter(path -> path.getFileName().toString().startsWith(prefix)).toList()) {
                delete(folder);
            }
        }
    }

    /// What goes away meanwhile, because a killed program's last file operation was still under way, is as good as deleted.
    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
